package dev.pactwire.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.documents.Poppler;
import dev.pactwire.documents.SealCheck;
import dev.pactwire.documents.SealKeys;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeStatus;
import dev.pactwire.envelopes.RecipientKind;
import dev.pactwire.envelopes.RecipientStatus;
import dev.pactwire.tabs.Tab;
import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.PactwireTest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@PactwireTest
class SigningTest {

    private static final Map<String, Object> TYPED = Map.of(
            "signature", Map.of("kind", "typed", "text", "Grace Lindqvist"),
            "initials", Map.of("kind", "typed", "text", "GL"));

    @Autowired
    ApplicationContext program;

    @Autowired
    MovableClock clock;

    @LocalServerPort
    int port;

    private final String grace = Desk.grace();
    private Desk desk;

    @BeforeEach
    void ada_sits_at_her_desk() {
        desk = new Desk(program);
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    private Visitor visitor() {
        return new Visitor(port);
    }

    private Envelope orderForm(Tab... tabs) {
        return desk.sent(Desk.signer("1", "Grace Lindqvist", grace, 1, tabs));
    }

    private RecipientStatus statusOf(Envelope envelope, String recipientId) {
        return desk.read(envelope.id()).recipient(recipientId).orElseThrow().status();
    }

    private static Map<String, Object> value(Tab tab, String value) {
        return Map.of("values", List.of(Map.of("id", tab.id().value().toString(), "value", value)));
    }

    @Test
    void looking_at_a_link_says_who_asks_for_what_and_changes_nothing() {
        var envelope = orderForm(Desk.signature(2));
        var before = desk.read(envelope.id());

        var answer = visitor().look("/sign/" + desk.linkOf(grace));

        assertThat(answer.text()).contains("Ada Moreau asks you to sign", "Order form for Harbor &amp; Pine");
        assertThat(answer.header("set-cookie")).isEmpty();
        assertThat(answer.header("content-security-policy")).contains("frame-ancestors 'none'");
        assertThat(desk.read(envelope.id())).isEqualTo(before);
    }

    @Test
    void the_button_begins_a_visit_and_agreeing_opens_the_documents() {
        var envelope = orderForm(Desk.signature(2));
        var visitor = visitor().open(desk.linkOf(grace));

        assertThat(visitor.state().path("consented").asBoolean()).isFalse();
        assertThat(visitor.post("consent").status()).isEqualTo(200);

        assertThat(visitor.state().path("consented").asBoolean()).isTrue();
        assertThat(statusOf(envelope, "1")).isEqualTo(RecipientStatus.DELIVERED);
        assertThat(visitor.get("documents/1").header("content-disposition")).startsWith("attachment");
        assertThat(visitor.get("documents/1").text()).startsWith("%PDF");
        assertThat(visitor.get("documents/1/pages/2").header("content-type")).isEqualTo("image/png");
    }

    @Test
    void a_signer_fills_adopts_and_finishes() {
        Tab company = Desk.company(2);
        Tab signature = Desk.signature(2);
        var envelope = orderForm(company, signature, Desk.dateSigned(2));
        var visitor = visitor().open(desk.linkOf(grace));
        visitor.post("consent");

        visitor.put("adoption", TYPED);
        visitor.put("values", value(company, "Harbor & Pine AB"));
        visitor.put("values", value(signature, "signed"));
        var done = visitor.post("finish").json();

        assertThat(done.path("state").path("situation").path("name").asString()).isIn("SEALING", "COMPLETED");
        assertThat(statusOf(envelope, "1")).isEqualTo(RecipientStatus.COMPLETED);
        assertThat(desk.read(envelope.id()).recipients().getFirst().tabs())
                .extracting(Tab::isFilled)
                .containsOnly(true);
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
    void finishing_with_something_missing_is_refused_in_a_sentence() {
        orderForm(Desk.company(2), Desk.signature(2));
        var visitor = visitor().open(desk.linkOf(grace));
        visitor.post("consent");

        var answer = visitor.post("finish");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("message").asString()).contains("Company");
    }

    @Test
    void declining_needs_a_reason_and_ends_it_for_everyone() {
        var envelope = orderForm(Desk.signature(2));
        var visitor = visitor().open(desk.linkOf(grace));

        assertThat(visitor.post("decline", Map.of("reason", " "))
                        .json()
                        .path("message")
                        .asString())
                .contains("reason");
        var answer = visitor.post("decline", Map.of("reason", "The fee is not what we agreed."));

        var situation = answer.json().path("state").path("situation");
        assertThat(situation.path("name").asString()).isEqualTo("DECLINED_BY_YOU");
        assertThat(situation.path("quote").asString()).isEqualTo("The fee is not what we agreed.");
        assertThat(desk.read(envelope.id()).status()).isEqualTo(EnvelopeStatus.DECLINED);
    }

    @Test
    void a_signer_without_fields_places_his_own() {
        var envelope = orderForm();
        var visitor = visitor().open(desk.linkOf(grace));
        visitor.post("consent");
        visitor.put("adoption", TYPED);
        var own = Map.of(
                "id",
                UUID.randomUUID().toString(),
                "kind",
                "signHere",
                "document",
                1,
                "page",
                2,
                "x",
                100,
                "y",
                500,
                "width",
                150,
                "height",
                44,
                "value",
                "signed");

        assertThat(visitor.state().path("freeForm").asBoolean()).isTrue();
        assertThat(visitor.put("placed", Map.of("fields", List.of(own))).status())
                .isEqualTo(200);
        visitor.post("finish");

        assertThat(statusOf(envelope, "1")).isEqualTo(RecipientStatus.COMPLETED);
    }

    @Test
    void the_next_signer_waits_and_then_sees_what_the_first_has_signed() {
        String ada = Desk.grace();
        Tab signature = Desk.signature(2);
        desk.sent(
                Desk.signer("1", "Grace Lindqvist", grace, 1, signature),
                Desk.signer("2", "Ada Moreau", ada, 2, Desk.company(2)));
        var first = visitor().open(desk.linkOf(grace));
        first.post("consent");
        first.put("adoption", TYPED);
        first.put("values", value(signature, "signed"));
        var finished = first.post("finish").json();

        var second = visitor().open(desk.linkOf(ada)).post("consent").json().path("state");

        assertThat(finished.path("state").path("situation").path("name").asString())
                .isEqualTo("SIGNED");
        assertThat(second.path("others").get(0).path("look").path("text").asString())
                .isEqualTo("Grace Lindqvist");
        assertThat(second.path("others").get(0).path("by").asString()).isEqualTo("Grace Lindqvist");
    }

    @Test
    void an_approver_approves() {
        Tab approve = Desk.approve(2);
        var envelope = orderForm(approve);
        var visitor = visitor().open(desk.linkOf(grace));
        visitor.post("consent");

        assertThat(visitor.state().path("situation").path("name").asString()).isEqualTo("APPROVE");
        visitor.put("values", value(approve, "signed"));
        visitor.post("finish");

        assertThat(statusOf(envelope, "1")).isEqualTo(RecipientStatus.COMPLETED);
    }

    @Test
    void somebody_who_only_receives_has_done_so_with_the_button() {
        var receiver = new Addressee(
                "1", RecipientKind.CERTIFIED_DELIVERY, "Grace Lindqvist", grace, 1, null, "", null, "", List.of());
        var envelope = desk.sent(receiver, Desk.signer("2", "Ada Moreau", Desk.grace(), 2, Desk.signature(1)));
        String link = desk.linkOf(grace);

        assertThat(visitor().look("/sign/" + link).text()).contains("asks you to receive");
        assertThat(statusOf(envelope, "1")).isEqualTo(RecipientStatus.SENT);
        var visitor = visitor().open(link);

        assertThat(visitor.state().path("situation").path("name").asString()).isEqualTo("RECEIVED");
        assertThat(statusOf(envelope, "1")).isEqualTo(RecipientStatus.COMPLETED);
    }

    @Test
    void a_copy_is_read_and_nothing_else() {
        String mei = Desk.grace();
        desk.sent(
                Desk.signer("1", "Grace Lindqvist", grace, 1, Desk.signature(2)),
                Addressee.copy("2", "Mei Tanaka", mei, 1));
        String link = desk.linkOf(mei);

        assertThat(visitor().look("/sign/" + link).text()).contains("sends you a copy of");
        var visitor = visitor().open(link);

        assertThat(visitor.state().path("situation").path("name").asString()).isEqualTo("COPY");
        assertThat(visitor.get("documents/1").text()).startsWith("%PDF");
        assertThat(visitor.post("finish").status()).isEqualTo(409);
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
    void a_landing_page_offers_to_decline_at_once() {
        orderForm(Desk.signature(2));
        String link = desk.linkOf(grace);

        assertThat(visitor().look("/sign/" + link).text()).contains("value=\"decline\"");
        assertThat(visitor().press("/sign/" + link + "?then=decline").header("location"))
                .contains("?decline#");
    }

    @Test
    void a_voided_envelope_says_so_with_the_senders_reason() {
        var envelope = orderForm(Desk.signature(2));
        String link = desk.linkOf(grace);
        var visitor = visitor().open(link);
        visitor.post("consent");

        desk.envelopes.voidEnvelope(envelope.id(), "We send a better offer.", desk.actor());

        assertThat(visitor().look("/sign/" + link).text())
                .contains("The sender has voided this", "We send a better offer.");
        assertThat(visitor.state().path("situation").path("quote").asString()).isEqualTo("We send a better offer.");
        assertThat(visitor.post("finish").json().path("code").asString()).isEqualTo("SITUATION_CHANGED");
        assertThat(visitor.get("documents/1").status()).isEqualTo(422);
    }

    @Test
    void an_expired_link_offers_a_fresh_one_which_is_mailed_to_the_same_person_once_an_hour() {
        orderForm(Desk.signature(2));
        String old = desk.linkOf(grace);
        clock.advance(Duration.ofDays(31));

        assertThat(visitor().look("/sign/" + old).text()).contains("Send me a fresh link");
        assertThat(visitor().press("/sign/" + old + "/renewal").text()).contains("on its way");
        visitor().press("/sign/" + old + "/renewal");

        assertThat(desk.mailsTo(grace)).isEqualTo(2);
        assertThat(visitor().look("/sign/" + desk.linkOf(grace)).text()).contains("asks you to sign");
    }

    @Test
    void an_unknown_link_is_told_apart_from_nothing() {
        var answer = visitor().look("/sign/no-such-link");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("This link does not work");
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
    void the_pages_speak_the_browsers_language_until_another_is_chosen() {
        orderForm(Desk.signature(2));
        String link = desk.linkOf(grace);
        var visitor = visitor().speaking("fr-FR");

        assertThat(visitor.look("/sign/" + link).text()).contains("vous demande de signer");
        assertThat(visitor.look("/sign/" + link + "?lang=en").text()).contains("asks you to sign");
        visitor.open(link);
        assertThat(visitor.state().path("texts").path("step.finish").asString()).isEqualTo("Terminer");
        visitor.put("language", Map.of("language", "en"));
        assertThat(visitor.state().path("texts").path("step.finish").asString()).isEqualTo("Finish");
    }

    @Test
    void hostile_bodies_are_refused_and_change_nothing() {
        Tab company = Desk.company(2);
        var envelope = orderForm(company, Desk.signature(2));
        var visitor = visitor().open(desk.linkOf(grace));
        visitor.post("consent");
        var before = desk.read(envelope.id());

        assertThat(visitor.put("values", List.of()).status()).isEqualTo(422);
        assertThat(visitor.put("values", Map.of("values", "x".repeat(600_000))).status())
                .isEqualTo(413);
        assertThat(visitor.put("values", Map.of("values", List.of(Map.of("id", "../1", "value", "x"))))
                        .status())
                .isEqualTo(422);
        assertThat(visitor.put("adoption", Map.of("signature", Map.of("kind", "typed", "text", "")))
                        .status())
                .isEqualTo(422);
        assertThat(visitor.put("adoption", Map.of("signature", Map.of("kind", "drawn", "strokes", List.of(1, 2))))
                        .status())
                .isEqualTo(422);
        var tooLong = visitor.put("values", value(company, "x".repeat(501))).json();

        assertThat(tooLong.path("problems").get(0).path("message").asString()).contains("500");
        assertThat(desk.read(envelope.id()).recipients().getFirst().tabs())
                .isEqualTo(before.recipients().getFirst().tabs());
    }

    @Test
    void a_mail_scanner_that_follows_the_link_with_every_method_it_knows_changes_nothing() {
        var envelope = orderForm(Desk.signature(2));
        String link = "/sign/" + desk.linkOf(grace);
        var before = desk.read(envelope.id());
        var scanner = visitor();

        scanner.look(link);
        var again = scanner.look(link);
        var head = scanner.send("HEAD", link);

        assertThat(again.text()).contains("Review and sign");
        assertThat(head.status()).isEqualTo(200);
        assertThat(again.header("cache-control")).contains("no-store");
        assertThat(again.header("referrer-policy")).isEqualTo("strict-origin-when-cross-origin");
        assertThat(desk.read(envelope.id())).isEqualTo(before);
    }

    /// Even a scanner that presses buttons signs nothing: the documents open with the consent alone.
    @Test
    void pressing_the_button_without_agreeing_is_not_viewing() {
        var envelope = orderForm(Desk.signature(2));

        var visitor = visitor().open(desk.linkOf(grace));

        assertThat(statusOf(envelope, "1")).isEqualTo(RecipientStatus.SENT);
        assertThat(visitor.post("finish").status()).isEqualTo(409);
        assertThat(visitor.post("consent").status()).isEqualTo(200);
        assertThat(statusOf(envelope, "1")).isEqualTo(RecipientStatus.DELIVERED);
    }

    /// Agreeing is what opens the documents, so there is nothing of them before.
    @Test
    void before_agreeing_a_signer_gets_no_page_no_value_and_no_ink() {
        String mei = Desk.grace();
        Tab first = Desk.signature(1);
        desk.sent(
                Desk.signer("1", "Grace Lindqvist", grace, 1, first),
                Desk.signer("2", "Mei Tanaka", mei, 2, Desk.signature(2)));
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
    void signing_twice_is_told_and_not_done() {
        Tab signature = Desk.signature(2);
        orderForm(signature);
        String link = desk.linkOf(grace);
        var visitor = signed(link, signature);
        var other = visitor().open(link);

        assertThat(visitor.post("finish").json().path("code").asString()).isEqualTo("SITUATION_CHANGED");
        assertThat(other.post("consent").status()).isEqualTo(409);
        assertThat(visitor().look("/sign/" + link).text()).contains("Everyone has signed");
    }

    @Test
    void an_approver_declines_with_a_reason() {
        var envelope = orderForm(Desk.approve(2));
        var visitor = visitor().open(desk.linkOf(grace));
        visitor.post("consent");

        visitor.post("decline", Map.of("reason", "Too early."));

        assertThat(statusOf(envelope, "1")).isEqualTo(RecipientStatus.DECLINED);
        assertThat(desk.read(envelope.id()).status()).isEqualTo(EnvelopeStatus.DECLINED);
        assertThat(desk.mailTo(desk.ada().email()).text()).contains("Too early.");
    }

    @Test
    void who_gets_a_copy_gets_the_sealed_documents_by_mail() {
        String mei = Desk.grace();
        Tab signature = Desk.signature(2);
        var envelope = desk.sent(
                Desk.signer("1", "Grace Lindqvist", grace, 1, signature), Addressee.copy("2", "Mei Tanaka", mei, 2));

        signed(desk.linkOf(grace), signature);
        await(() -> desk.read(envelope.id()).status() == EnvelopeStatus.COMPLETED);

        for (String one : List.of(mei, grace)) {
            await(() -> !desk.mailTo(one).attachments().isEmpty());
            var mail = desk.mailTo(one);
            assertThat(mail.attachments())
                    .extracting(file -> file.fileName())
                    .containsExactly("Order form.pdf", "Certificate of completion.pdf");
            assertThat(mail.attachments())
                    .allSatisfy(file -> assertThat(SealCheck.check(file.bytes(), List.of(authority())))
                            .isInstanceOf(SealCheck.Valid.class));
        }
    }

    private X509Certificate authority() {
        return program.getBean(SealKeys.class).ca();
    }

    /// On Kiritimati it is tomorrow while Greenwich has its afternoon.
    @Test
    void the_date_of_signing_is_the_day_where_the_company_is() {
        Tab signature = Desk.signature(2);
        var envelope = orderForm(signature, Desk.dateSigned(2));
        var zone = ZoneId.of("Pacific/Kiritimati");

        clock.moveTo(zone);
        signed(desk.linkOf(grace), signature);
        await(() -> desk.read(envelope.id()).status() == EnvelopeStatus.COMPLETED);

        var day = desk.read(envelope.id())
                .recipient("1")
                .orElseThrow()
                .times()
                .completed()
                .atZone(zone);
        assertThat(Poppler.text(desk.envelopes.content(envelope.id(), 1)))
                .contains(DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH)
                        .format(day));
    }

    private Visitor signed(String link, Tab signature) {
        var visitor = visitor().open(link);
        visitor.post("consent");
        visitor.put("adoption", TYPED);
        visitor.put("values", value(signature, "signed"));
        assertThat(visitor.post("finish").status()).isEqualTo(200);
        return visitor;
    }

    private static void await(BooleanSupplier condition) {
        for (int i = 0; i < 300 && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
