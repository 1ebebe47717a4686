package dev.pactwire.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.envelopes.AuditTrail;
import dev.pactwire.envelopes.RecipientStatus;
import dev.pactwire.testing.PactwireTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a link shows before anybody has agreed to anything; looking changes nothing.
@PactwireTest
class MailedLinkTest extends WithDesk {

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
    void a_mail_scanner_that_follows_the_link_with_every_method_it_knows_changes_nothing() {
        var envelope = orderForm(Desk.signature(2));
        String link = "/sign/" + desk.linkOf(grace);
        var before = desk.read(envelope.id());
        var trail = program.getBean(AuditTrail.class).verify(envelope.id());
        var scanner = visitor();

        scanner.look(link);
        var again = scanner.look(link);
        var head = scanner.send("HEAD", link);
        for (String method : List.of("OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")) {
            assertThat(scanner.send(method, link).status()).as(method).isIn(200, 400, 403, 404, 405);
        }

        assertThat(again.text()).contains("Review and sign");
        assertThat(head.status()).isEqualTo(200);
        assertThat(again.header("cache-control")).contains("no-store");
        assertThat(again.header("referrer-policy")).isEqualTo("strict-origin-when-cross-origin");
        assertThat(desk.read(envelope.id())).isEqualTo(before);
        assertThat(program.getBean(AuditTrail.class).verify(envelope.id())).isEqualTo(trail);
        assertThat(desk.mailsTo(grace)).isOne();
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
    void a_fresh_link_to_what_was_voided_does_not_ask_to_sign_it() {
        var envelope = orderForm(Desk.signature(2));
        String old = desk.linkOf(grace);
        desk.envelopes.voidEnvelope(envelope.id(), "We send a better offer.", desk.actor());
        clock.advance(Duration.ofDays(31));

        visitor().press("/sign/" + old + "/renewal");

        assertThat(desk.mailTo(grace).text()).contains("See how it stands").doesNotContain("Review and sign");
        assertThat(visitor().look("/sign/" + desk.linkOf(grace)).text()).contains("The sender has voided this");
    }

    @Test
    void an_unknown_link_is_told_apart_from_nothing() {
        var answer = visitor().look("/sign/no-such-link");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("This link does not work");
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
}
