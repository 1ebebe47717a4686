package dev.pactwire.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.tabs.Tab;
import dev.pactwire.testing.PactwireTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A visit shows what its own key opens, and keeps what was filled in until somebody comes back.
@PactwireTest
class VisitTest extends WithDesk {

    /// Agreeing is what opens the documents, so there is nothing of them before.
    @Test
    void before_agreeing_a_signer_gets_no_page_no_value_and_no_ink() {
        String mei = Desk.grace();
        Tab first = Desk.signature(1);
        oneAfterTheOther(first, "Mei Tanaka", mei, Desk.signature(2));
        signed(desk.linkOf(grace), first);
        var visitor = visitor().open(desk.linkOf(mei));

        var before = visitor.state();
        assertThat(before.path("situation").path("name").asString()).isEqualTo("SIGN");
        assertThat(before.path("names").get(0).asString()).isEqualTo("Order form.pdf");
        for (String part : List.of("documents", "fields", "others", "placeable", "downloads")) {
            assertThat(before.path(part)).as(part).isEmpty();
        }
        for (String path : List.of("documents/1", "documents/1/pages/1")) {
            assertThat(visitor.get(path).status()).as(path).isEqualTo(422);
        }

        var after = visitor.post("consent").json().path("state");
        assertThat(after).isEqualTo(visitor.state());
        for (String part : List.of("documents", "fields", "others")) {
            assertThat(after.path(part)).as(part).hasSize(1);
        }
        assertThat(visitor.get("documents/1").status()).isEqualTo(200);
    }

    @Test
    void what_was_filled_in_is_there_again_on_another_device() {
        Tab company = Desk.company(2);
        orderForm(company, Desk.signature(2));
        String link = desk.linkOf(grace);
        var desktop = visitor().open(link);
        desktop.post("consent");
        desktop.put("adoption", TYPED);
        desktop.put("values", value(company, "Harbor & Pine AB"));
        var later = desktop.post("later").json();

        var phone = visitor().open(link).state();

        assertThat(later.path("state").path("situation").path("name").asString())
                .isEqualTo("LATER");
        assertThat(phone.path("consented").asBoolean()).isTrue();
        assertThat(phone.path("adoption").path("signature").path("text").asString())
                .isEqualTo("Grace Lindqvist");
        assertThat(phone.path("fields").get(0).path("value").asString()).isEqualTo("Harbor & Pine AB");
    }

    @Test
    void a_drawing_comes_back_stroke_by_stroke() {
        orderForm(Desk.signature(2));
        var visitor = visitor().open(desk.linkOf(grace));
        visitor.post("consent");
        var stroke = Map.of(
                "minWidth",
                1,
                "maxWidth",
                2.6,
                "points",
                List.of(Map.of("x", 1, "y", 2, "time", 5), Map.of("x", 30, "y", 12, "time", 25)));
        var drawn = Map.of("kind", "drawn", "strokes", List.of(stroke));

        visitor.put("adoption", Map.of("signature", drawn, "initials", drawn));

        var point = visitor.state()
                .path("adoption")
                .path("signature")
                .path("strokes")
                .get(0)
                .path("points")
                .get(1);
        assertThat(point.path("x").asDouble()).isEqualTo(30);
    }

    @Test
    void who_sat_there_before_a_correction_is_told_that_the_visit_is_over() {
        var envelope = orderForm(Desk.signature(2));
        var former = visitor().open(desk.linkOf(grace));
        former.post("consent");
        String right = Desk.grace();

        desk.envelopes.correct(
                envelope.id(), "1", before -> Desk.signer("1", "Grace Lindqvist", right, 1), true, desk.actor());

        var refused = former.post("finish");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("message").asString()).contains("addressed to somebody else");
        assertThat(former.get("documents/1").status()).isEqualTo(401);
        assertThat(visitor().open(desk.linkOf(right)).state().path("consented").asBoolean())
                .isFalse();
    }

    @Test
    void a_key_opens_its_own_visit_alone_and_not_without_its_cookie() {
        String ada = Desk.grace();
        desk.sent(
                Desk.signer("1", "Grace Lindqvist", grace, 1, Desk.signature(2)),
                Desk.signer("2", "Ada Moreau", ada, 1, Desk.signature(1)));
        var mine = visitor().open(desk.linkOf(grace));
        var other = visitor().open(desk.linkOf(ada));

        assertThat(visitor().open(desk.linkOf(grace)).at(other).get("state").status())
                .isEqualTo(401);
        assertThat(mine.get("state").status()).isEqualTo(200);
        assertThat(mine.withoutCookie().get("state").status()).isEqualTo(401);
    }

    @Test
    void a_visit_that_is_left_alone_ends_and_the_link_begins_another() {
        orderForm(Desk.signature(2));
        String link = desk.linkOf(grace);
        var visitor = visitor().open(link);
        clock.advance(Duration.ofHours(3));

        var ended = visitor.get("state");

        assertThat(ended.status()).isEqualTo(401);
        assertThat(ended.json().path("message").asString()).contains("Open the link in your e-mail again");
        assertThat(visitor().open(link).get("state").status()).isEqualTo(200);
    }

    @Test
    void hostile_bodies_are_refused_and_change_nothing() {
        Tab company = Desk.company(2);
        var envelope = orderForm(company, Desk.signature(2));
        var visitor = visitor().open(desk.linkOf(grace));
        visitor.post("consent");
        var before = desk.read(envelope.id());

        assertThat(visitor.put("values", List.of()).status()).isEqualTo(422);
        for (var noList : List.of(Map.of(), Map.of("values", "x"), Map.of("values", Map.of("id", "1")))) {
            var answer = visitor.put("values", noList);
            assertThat(answer.status()).as(noList.toString()).isEqualTo(422);
            assertThat(answer.json().path("code").asString()).isEqualTo("REQUEST_INVALID");
            assertThat(answer.json().path("message").asString()).contains("values");
        }
        assertThat(visitor.put("placed", Map.of("fields", "x")).status()).isEqualTo(422);
        assertThat(visitor.put("values", Map.of("values", "x".repeat(600_000))).status())
                .isEqualTo(413);
        assertThat(visitor.put("values", Map.of("values", List.of(Map.of("id", "../1", "value", "x"))))
                        .status())
                .isEqualTo(422);
        for (String unseen : List.of("", "\u202e\u200b", " \u00a0 ", "…", "\u2800", "Grace \ud800")) {
            assertThat(visitor.put("adoption", Map.of("signature", Map.of("kind", "typed", "text", unseen)))
                            .status())
                    .as(unseen)
                    .isEqualTo(422);
        }
        assertThat(visitor.put("adoption", Map.of("signature", Map.of("kind", "drawn", "strokes", List.of(1, 2))))
                        .status())
                .isEqualTo(422);
        var tooLong = visitor.put("values", value(company, "x".repeat(501))).json();

        assertThat(tooLong.path("problems").get(0).path("message").asString()).contains("500");
        assertThat(desk.read(envelope.id()).recipients().getFirst().tabs())
                .isEqualTo(before.recipients().getFirst().tabs());
    }
}
