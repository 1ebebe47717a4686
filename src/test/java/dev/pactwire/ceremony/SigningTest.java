package dev.pactwire.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.documents.Poppler;
import dev.pactwire.documents.SealCheck;
import dev.pactwire.documents.SealKeys;
import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeStatus;
import dev.pactwire.envelopes.RecipientKind;
import dev.pactwire.envelopes.RecipientStatus;
import dev.pactwire.tabs.Tab;
import dev.pactwire.testing.PactwireTest;
import java.security.cert.X509Certificate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Each fills in, signs, approves, receives, reads or declines what was sent to him.
@PactwireTest
class SigningTest extends WithDesk {

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
        oneAfterTheOther(signature, "Ada Moreau", ada, Desk.company(2));
        var finished = filledIn(desk.linkOf(grace), signature).post("finish").json();

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
}
