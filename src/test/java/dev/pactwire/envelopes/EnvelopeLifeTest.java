package dev.pactwire.envelopes;

import static dev.pactwire.envelopes.SigningRig.ADA_ACTS;
import static dev.pactwire.envelopes.SigningRig.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.access.UserId;
import dev.pactwire.documents.FileId;
import dev.pactwire.envelopes.Drafts.Wording;
import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeRefusal.Code;
import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Lettering;
import dev.pactwire.tabs.Placement;
import dev.pactwire.tabs.Rules;
import dev.pactwire.tabs.Tab;
import dev.pactwire.tabs.TabId;
import dev.pactwire.tabs.Tabs;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.springframework.dao.DataIntegrityViolationException;

class EnvelopeLifeTest {

    private static final SigningRig RIG = new SigningRig();
    private static final Addressee GRACE = Addressee.signer("1", "Grace Lindqvist", "grace@harborpine.example", 1);
    private static final Addressee TOMAS = Addressee.signer("2", "Tomás Okafor", "tomas@lumen.example", 2);
    private static final Addressee MEI = Addressee.copy("3", "Mei Tanaka", "mei@lumen.example", 3);

    private final Envelopes envelopes = RIG.envelopes();
    private final Signing signing = RIG.signing();
    private final Drafts drafts = RIG.get(Drafts.class);

    @AfterAll
    static void stop() {
        RIG.close();
    }

    @Test
    void an_envelope_goes_from_draft_to_completed_when_each_signer_has_taken_his_turn() {
        var draft = envelopes.create(order(GRACE, TOMAS, MEI));
        assertThat(draft.status()).isEqualTo(EnvelopeStatus.CREATED);

        var sent = envelopes.send(draft.id(), ADA_ACTS);
        assertThat(sent.status()).isEqualTo(EnvelopeStatus.SENT);
        assertThat(statuses(sent))
                .containsExactly(RecipientStatus.SENT, RecipientStatus.CREATED, RecipientStatus.CREATED);

        var graceSigned = finish(sent, "1");
        assertThat(statuses(graceSigned))
                .containsExactly(RecipientStatus.COMPLETED, RecipientStatus.SENT, RecipientStatus.CREATED);
        assertThat(graceSigned.currentRoutingOrder()).isEqualTo(2);

        var tomasSigned = finish(sent, "2");
        assertThat(tomasSigned.status()).isEqualTo(EnvelopeStatus.DELIVERED);
        assertThat(tomasSigned.sealing()).isInstanceOf(Sealing.Pending.class);

        RIG.seal();
        var completed = envelopes.get(sent.id());
        assertThat(completed.status()).isEqualTo(EnvelopeStatus.COMPLETED);
        assertThat(completed.sealing()).isInstanceOf(Sealing.Done.class);
        assertThat(statuses(completed)).containsOnly(RecipientStatus.COMPLETED);
    }

    @Test
    void an_envelope_is_delivered_when_everyone_who_must_act_has_opened_it() {
        var sent = send(GRACE, signer("2", 1));

        open(sent, "1");
        assertThat(envelopes.get(sent.id()).status()).isEqualTo(EnvelopeStatus.SENT);

        open(sent, "2");
        assertThat(envelopes.get(sent.id()).status()).isEqualTo(EnvelopeStatus.DELIVERED);
    }

    @Test
    void opening_a_link_changes_nothing() {
        var sent = send(GRACE);
        var before = RIG.get(AuditTrail.class).entries(sent.id());

        var opened = signing.open(RIG.visit(sent, "1"));

        assertThat(opened.standing()).isEqualTo(Standing.READY);
        assertThat(envelopes.get(sent.id())).isEqualTo(sent);
        assertThat(RIG.get(AuditTrail.class).entries(sent.id())).isEqualTo(before);
    }

    @Test
    void nobody_acts_before_his_turn() {
        var sent = send(GRACE, TOMAS);

        assertThat(signing.open(RIG.visit(sent, "2")).standing()).isEqualTo(Standing.NOT_YET);
        refused(Code.NOT_IN_SEQUENCE, () -> signing.consent(RIG.visit(sent, "2")));
    }

    @Test
    void a_signer_agrees_which_opens_the_documents_then_signs() {
        var sent = send(GRACE);
        var visit = RIG.visit(sent, "1");

        refused(Code.CONSENT_MISSING, () -> signing.view(visit));
        refused(Code.CONSENT_MISSING, () -> signing.finish(visit, Map.of()));
        var agreed = signing.consent(visit);

        assertThat(agreed.requireRecipient("1").status()).isEqualTo(RecipientStatus.DELIVERED);
        assertThat(signing.consent(visit)).isEqualTo(agreed);
        assertThat(RIG.sign(sent, "1").requireRecipient("1").status()).isEqualTo(RecipientStatus.COMPLETED);
    }

    @Test
    void who_agrees_has_opened_the_documents_or_has_done_neither() {
        var sent = send(GRACE);
        var visit = RIG.visit(sent, "1");
        RIG.jdbc()
                .sql("alter table envelopes.recipient add constraint fault check (id <> '%s' or status <> 'DELIVERED')"
                        .formatted(visit.recipient().value()))
                .update();

        assertThatThrownBy(() -> signing.consent(visit)).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(envelopes.get(sent.id()).requireRecipient("1")).isEqualTo(sent.requireRecipient("1"));
        RIG.jdbc().sql("alter table envelopes.recipient drop constraint fault").update();

        assertThat(signing.consent(visit).requireRecipient("1").status()).isEqualTo(RecipientStatus.DELIVERED);
    }

    @Test
    void who_agreed_before_agreeing_opened_the_documents_agrees_again() {
        var sent = send(GRACE);
        var visit = RIG.visit(sent, "1");
        signing.consent(visit);
        RIG.jdbc()
                .sql("update envelopes.recipient set status = 'SENT' where id = ?")
                .param(visit.recipient().value())
                .update();

        refused(Code.NOT_VIEWED, () -> signing.finish(visit, Map.of()));
        assertThat(signing.consent(visit).requireRecipient("1").status()).isEqualTo(RecipientStatus.DELIVERED);
    }

    @Test
    void who_gets_a_copy_reads_it_when_his_turn_has_come() {
        var sent = send(GRACE, Addressee.copy("2", "Mei Tanaka", "mei@lumen.example", 2));

        assertThat(signing.open(RIG.visit(sent, "2")).standing()).isEqualTo(Standing.NOT_YET);
    }

    @Test
    void a_signer_who_declines_ends_the_envelope_for_everyone() {
        var sent = send(GRACE, signer("2", 1));

        var declined = signing.decline(RIG.visit(sent, "1"), "The price is wrong");

        assertThat(declined.status()).isEqualTo(EnvelopeStatus.DECLINED);
        assertThat(declined.requireRecipient("1").declinedReason()).isEqualTo("The price is wrong");
        refused(Code.WRONG_STATUS, () -> signing.consent(RIG.visit(sent, "2")));
        assertThat(RIG.mailsTo("signer2@harborpine.example")).contains("Declined: Order of Harbor & Pine");
    }

    @Test
    void declining_needs_a_reason() {
        var sent = send(GRACE);

        refused(Code.REASON_MISSING, () -> signing.decline(RIG.visit(sent, "1"), "  "));
    }

    @Test
    void an_envelope_under_way_can_be_voided_and_then_nobody_signs() {
        var sent = send(GRACE);

        var voided = envelopes.voidEnvelope(sent.id(), "Wrong customer", ADA_ACTS);

        assertThat(voided.status()).isEqualTo(EnvelopeStatus.VOIDED);
        assertThat(voided.voidedReason()).isEqualTo("Wrong customer");
        refused(Code.WRONG_STATUS, () -> signing.consent(RIG.visit(sent, "1")));
        assertThat(signing.open(RIG.visit(sent, "1")).standing()).isEqualTo(Standing.VOIDED);
    }

    @Test
    void a_draft_and_a_finished_envelope_cannot_be_voided() {
        var draft = envelopes.create(order(GRACE));
        var sent = send(GRACE);
        finish(sent, "1");

        refused(Code.CANNOT_VOID, () -> envelopes.voidEnvelope(draft.id(), "Why not", ADA_ACTS));
        refused(Code.CANNOT_VOID, () -> envelopes.voidEnvelope(sent.id(), "Why not", ADA_ACTS));
        refused(Code.REASON_MISSING, () -> envelopes.voidEnvelope(send(GRACE).id(), "", ADA_ACTS));
    }

    @Test
    void sending_says_what_is_missing() {
        refused(Code.RECIPIENTS_MISSING, () -> envelopes.createAndSend(order()));
        refused(Code.NAME_MISSING, () -> send(Addressee.signer("1", " ", "grace@harborpine.example", 1)));
        refused(Code.EMAIL_INVALID, () -> send(Addressee.signer("1", "Grace Lindqvist", "", 1)));
        refused(Code.EMAIL_INVALID, () -> send(Addressee.signer("1", "Grace Lindqvist", "grace at harbor", 1)));
        refused(
                Code.DOCUMENTS_MISSING,
                () -> envelopes.createAndSend(EnvelopeDraft.of(SigningRig.ACCOUNT, SigningRig.ADA, "Order")
                        .with(List.of(), List.of(GRACE))));
        refused(
                Code.SUBJECT_MISSING,
                () -> envelopes.createAndSend(EnvelopeDraft.of(SigningRig.ACCOUNT, SigningRig.ADA, "")
                        .with(order().documents(), List.of(GRACE))));
    }

    @Test
    void what_cannot_be_sent_leaves_nothing_behind() {
        int before = count();

        refused(Code.RECIPIENTS_MISSING, () -> envelopes.createAndSend(order()));

        assertThat(count()).isEqualTo(before);
    }

    @Test
    void the_same_transaction_id_gives_the_same_envelope_for_seven_days() {
        var first = envelopes.createAndSend(transaction("T-1"));

        assertThat(envelopes.createAndSend(transaction("T-1")).id()).isEqualTo(first.id());
        assertThat(envelopes.create(transaction("T-2")).id()).isNotEqualTo(first.id());

        RIG.advance(Duration.ofDays(8));
        assertThat(envelopes.createAndSend(transaction("T-1")).id()).isNotEqualTo(first.id());
    }

    @Test
    void a_transaction_id_is_its_senders_own() {
        var mei = new Sender(new UserId(UUID.randomUUID()), "Mei Tanaka", "mei@lumen.example", Locale.ENGLISH, "");
        var adas = envelopes.create(transaction("order-1001"));

        var meis = envelopes.create(transaction("order-1001", mei));

        assertThat(meis.id()).isNotEqualTo(adas.id());
        assertThat(meis.sender()).isEqualTo(mei);
    }

    @Test
    void the_transaction_id_of_a_discarded_draft_is_free_again() {
        var draft = envelopes.create(transaction("order-1002"));
        drafts.discard(draft.id(), ADA_ACTS);

        assertThat(envelopes.create(transaction("order-1002")).id()).isNotEqualTo(draft.id());
    }

    @Test
    void a_field_that_nobody_can_fill_stops_the_sending_and_a_locked_one_does_not_hold_up_the_signer() {
        var empty = field(new Kind.ListChoice(Lettering.standard(), List.of()), Rules.required("Plan"));
        var draft = envelopes.create(order(GRACE.with(List.of(empty))));
        refused(Code.LIST_EMPTY, () -> envelopes.send(draft.id(), ADA_ACTS));

        var locked = field(Kind.Text.plain(), new Rules("Reference", 0, true, true, false, null));
        assertThat(Tabs.missing(List.of(locked))).isEmpty();
    }

    private static Tab field(Kind kind, Rules rules) {
        return new Tab(new TabId(UUID.randomUUID()), new Placement(1, 1, 100, 100, 80, 20), rules, "", kind);
    }

    @Test
    void documents_added_one_by_one_keep_their_order_and_their_limit() {
        var draft = envelopes.create(order(GRACE));
        drafts.addDocuments(draft.id(), List.of(document(2, "Two.pdf")), ADA_ACTS);
        drafts.removeDocument(draft.id(), 1, ADA_ACTS);

        var edited = drafts.addDocuments(draft.id(), List.of(document(3, "Three.pdf")), ADA_ACTS);

        assertThat(edited.documents()).extracting(EnvelopeDocument::position).doesNotHaveDuplicates();
        assertThat(edited.documents()).extracting(EnvelopeDocument::name).containsExactly("Two.pdf", "Three.pdf");
        refused(Code.DOCUMENT_ID_TAKEN, () -> drafts.putDocument(draft.id(), document(0, "Zero.pdf"), ADA_ACTS));
        refused(Code.TOO_LONG, () -> drafts.putDocument(draft.id(), document(4, "x".repeat(201)), ADA_ACTS));
        refused(Code.CONTROL_CHARACTER, () -> drafts.reword(draft.id(), before -> new Wording("a\0b", ""), ADA_ACTS));
    }

    private static EnvelopeDraft.Document document(int id, String name) {
        return new EnvelopeDraft.Document(id, name, SigningRig.pdf(1));
    }

    @Test
    void tabs_of_several_signers_change_together_or_not_at_all() {
        var tab = field(new Kind.SignHere(1), Rules.required("Signature"));
        var copy = Addressee.copy("2", "Mei Tanaka", "mei@lumen.example", 2);
        var draft = envelopes.create(order(GRACE.with(List.of(tab)), copy));
        Map<String, List<Tab>> moved = new LinkedHashMap<>();
        moved.put("1", List.of());
        moved.put("2", List.of(tab));

        refused(Code.TAB_NOT_FOR_KIND, () -> drafts.changeTabs(draft.id(), before -> moved, ADA_ACTS));

        assertThat(envelopes.get(draft.id()).requireRecipient("1").tabs()).containsExactly(tab);
    }

    @Test
    void a_draft_can_be_changed_until_it_is_sent() {
        var draft = envelopes.create(order(GRACE));

        drafts.reword(draft.id(), before -> new Wording("New subject", "Please sign"), ADA_ACTS);
        drafts.addRecipient(draft.id(), TOMAS, ADA_ACTS);
        drafts.addDocuments(draft.id(), List.of(new EnvelopeDraft.Document(2, "NDA.pdf", SigningRig.pdf(1))), ADA_ACTS);
        drafts.removeDocument(draft.id(), 1, ADA_ACTS);
        var kept = drafts.replaceRecipients(draft.id(), List.of(GRACE, MEI), ADA_ACTS);

        assertThat(kept.subject()).isEqualTo("New subject");
        assertThat(kept.documents()).extracting(EnvelopeDocument::name).containsExactly("NDA.pdf");
        assertThat(kept.requireRecipient("1").id())
                .isEqualTo(draft.requireRecipient("1").id());
        assertThat(kept.recipient("2")).isEmpty();

        envelopes.send(draft.id(), ADA_ACTS);
        refused(Code.WRONG_STATUS, () -> drafts.reword(draft.id(), before -> new Wording("Too late", ""), ADA_ACTS));
    }

    @Test
    void what_a_draft_no_longer_contains_is_gone_from_the_database_unless_something_else_uses_it() {
        byte[] wrong = SigningRig.pdf(7);
        byte[] right = SigningRig.pdf(8);
        var draft = envelopes.create(order(GRACE).with(List.of(pdf(1, wrong), pdf(2, wrong)), List.of(GRACE)));
        var file = draft.documents().getFirst().file();

        drafts.putDocument(draft.id(), pdf(1, right), ADA_ACTS);
        assertThat(isKept(file)).isTrue();
        var changed = drafts.removeDocument(draft.id(), 2, ADA_ACTS);
        assertThat(isKept(file)).isFalse();
        changed = drafts.putDocument(draft.id(), pdf(1, right), ADA_ACTS);
        var last = changed.documents().getFirst().file();
        assertThat(isKept(last)).isTrue();

        drafts.discard(draft.id(), ADA_ACTS);
        RIG.advance(Duration.ofDays(8));
        RIG.get(Deadlines.class).check();
        assertThat(isKept(last)).isFalse();
    }

    private static EnvelopeDraft.Document pdf(int id, byte[] bytes) {
        return new EnvelopeDraft.Document(id, "Order " + id + ".pdf", bytes);
    }

    private static boolean isKept(FileId file) {
        return RIG.jdbc()
                .sql("select exists (select 1 from documents.file where id = ?)")
                .param(file.value())
                .query(Boolean.class)
                .single();
    }

    @Test
    void a_discarded_draft_is_gone() {
        var draft = envelopes.create(order(GRACE));

        drafts.discard(draft.id(), ADA_ACTS);

        assertThat(envelopes.find(draft.id())).isEmpty();
        refused(Code.WRONG_STATUS, () -> drafts.discard(send(GRACE).id(), ADA_ACTS));
    }

    @Test
    void two_recipients_of_one_address_get_links_of_their_own() {
        var sent = send(GRACE, Addressee.signer("2", "Grace Lindqvist", "grace@harborpine.example", 1));

        var links = RIG.jdbc()
                .sql("""
                        select count(*) from envelopes.link l join envelopes.recipient r on r.id = l.recipient_id
                        where r.envelope_id = ?""")
                .param(sent.id().value())
                .query(Integer.class)
                .single();

        assertThat(links).isEqualTo(2);
    }

    @Test
    void an_embedded_signer_gets_no_mail() {
        var embedded = Addressee.signer("1", "Grace Lindqvist", "embedded@harborpine.example", 1)
                .embedded("crm-42");

        var sent = send(embedded);
        finish(sent, "1");
        RIG.seal();

        assertThat(RIG.mailsTo("embedded@harborpine.example")).isEmpty();
    }

    @Test
    void a_carbon_copy_gets_its_copy_when_reached_and_at_completion() {
        var sent = send(GRACE, Addressee.copy("2", "Mei Tanaka", "copy@lumen.example", 2));
        assertThat(RIG.mailsTo("copy@lumen.example")).isEmpty();

        finish(sent, "1");
        RIG.seal();
        RIG.settle();

        assertThat(RIG.mailsTo("copy@lumen.example"))
                .containsExactly("Order of Harbor & Pine", "Completed: Order of Harbor & Pine");
    }

    @Test
    void a_certified_delivery_holds_up_the_next_until_it_is_opened() {
        var reader = new Addressee(
                "1",
                RecipientKind.CERTIFIED_DELIVERY,
                "Tomás Okafor",
                "tomas@lumen.example",
                1,
                null,
                "",
                null,
                "",
                List.of());
        var sent = send(reader, signer("2", 2));

        var opened = signing.view(RIG.visit(sent, "1"));

        assertThat(statuses(opened)).containsExactly(RecipientStatus.COMPLETED, RecipientStatus.SENT);
    }

    @Test
    void resending_mails_a_fresh_link_to_whose_turn_it_is() {
        var sent = send(signer("1", 1), signer("2", 2));
        String first = RIG.newestToken("signer1@harborpine.example");

        envelopes.resend(sent.id(), ADA_ACTS);

        String second = RIG.newestToken("signer1@harborpine.example");
        assertThat(second).isNotEqualTo(first);
        var links = RIG.get(SigningLinks.class);
        var found = new SigningLinks.Resolved.Found(
                sent.id(), sent.requireRecipient("1").id(), 1);
        assertThat(links.resolve(first)).isEqualTo(found);
        assertThat(links.resolve(second)).isEqualTo(found);
        assertThat(links.resolve("made-up")).isInstanceOf(SigningLinks.Resolved.Unknown.class);
    }

    @Test
    void an_expired_link_can_be_renewed_by_its_holder() {
        var sent = send(Addressee.signer("1", "Grace Lindqvist", "renew@harborpine.example", 1));
        String old = RIG.newestToken("renew@harborpine.example");
        RIG.advance(Duration.ofDays(31));
        assertThat(RIG.get(SigningLinks.class).resolve(old)).isInstanceOf(SigningLinks.Resolved.Expired.class);

        signing.renew(old);
        signing.renew(old);

        assertThat(RIG.mailsTo("renew@harborpine.example")).hasSize(2);
        assertThat(RIG.get(SigningLinks.class).resolve(RIG.newestToken("renew@harborpine.example")))
                .isEqualTo(new SigningLinks.Resolved.Found(
                        sent.id(), sent.requireRecipient("1").id(), 1));
    }

    @Test
    void a_corrected_address_gets_a_link_and_the_old_one_stops_working() {
        var sent = send(Addressee.signer("1", "Grace Lindqvist", "wrong@harborpine.example", 1));
        String old = RIG.newestToken("wrong@harborpine.example");

        envelopes.correct(
                sent.id(),
                "1",
                before -> Addressee.signer("1", "Grace Lindqvist", "right@harborpine.example", 1),
                true,
                ADA_ACTS);

        var links = RIG.get(SigningLinks.class);
        assertThat(links.resolve(old)).isInstanceOf(SigningLinks.Resolved.Unknown.class);
        assertThat(links.resolve(RIG.newestToken("right@harborpine.example")))
                .isInstanceOf(SigningLinks.Resolved.Found.class);
    }

    @Test
    void who_came_before_a_correction_signs_nothing_and_leaves_nothing() {
        var sent = send(Addressee.signer("1", "Tomas Okafor", "former@harborpine.example", 1));
        var former = RIG.visit(sent, "1");
        open(sent, "1");
        var signed = RIG.place(sent, "1");

        var corrected = envelopes.correct(
                sent.id(),
                "1",
                before -> Addressee.signer("1", "Grace Lindqvist", "next@harborpine.example", 1),
                true,
                ADA_ACTS);

        var grace = corrected.requireRecipient("1");
        assertThat(grace.times().consented()).isNull();
        assertThat(grace.adoption()).isEmpty();
        assertThat(grace.tabs()).isEmpty();
        assertThat(grace.status()).isEqualTo(RecipientStatus.SENT);
        refused(Code.HANDED_ON, () -> signing.open(former));
        refused(Code.HANDED_ON, () -> signing.finish(former, signed));
        signing.consent(RIG.visit(corrected, "1"));
    }

    @Test
    void a_new_note_alone_leaves_the_link_as_it_is() {
        var sent = send(Addressee.signer("1", "Grace Lindqvist", "note@harborpine.example", 1));
        String link = RIG.newestToken("note@harborpine.example");

        envelopes.correct(sent.id(), "1", same -> same, false, ADA_ACTS);

        assertThat(RIG.mailsTo("note@harborpine.example")).hasSize(1);
        assertThat(RIG.get(SigningLinks.class).resolve(link)).isInstanceOf(SigningLinks.Resolved.Found.class);
    }

    @Test
    void an_email_that_is_named_counts_as_new_even_when_it_is_the_same() {
        var sent = send(Addressee.signer("1", "Grace Lindqvist", "again@harborpine.example", 1));
        String old = RIG.newestToken("again@harborpine.example");

        envelopes.correct(sent.id(), "1", same -> same, true, ADA_ACTS);

        assertThat(RIG.mailsTo("again@harborpine.example")).hasSize(2);
        assertThat(RIG.get(SigningLinks.class).resolve(old)).isInstanceOf(SigningLinks.Resolved.Unknown.class);
    }

    @Test
    void a_new_name_at_the_same_address_begins_anew_behind_the_same_link() {
        var sent = send(Addressee.signer("1", "Grace Lindquist", "name@harborpine.example", 1));
        var former = RIG.visit(sent, "1");
        open(sent, "1");
        String link = RIG.newestToken("name@harborpine.example");

        var corrected = envelopes.correct(
                sent.id(),
                "1",
                before -> Addressee.signer("1", "Grace Lindqvist", "name@harborpine.example", 1),
                false,
                ADA_ACTS);

        assertThat(corrected.requireRecipient("1").times().consented()).isNull();
        assertThat(RIG.mailsTo("name@harborpine.example")).hasSize(1);
        assertThat(RIG.get(SigningLinks.class).resolve(link)).isInstanceOf(SigningLinks.Resolved.Found.class);
        refused(Code.HANDED_ON, () -> signing.open(former));
    }

    @Test
    void the_order_of_whose_turn_has_not_come_can_be_corrected_and_takes_effect_at_once() {
        var sent = send(signer("1", 1), signer("2", 2), signer("3", 3));

        var corrected = envelopes.correct(sent.id(), "3", before -> signer("3", 1), false, ADA_ACTS);

        assertThat(statuses(corrected))
                .containsExactly(RecipientStatus.SENT, RecipientStatus.SENT, RecipientStatus.CREATED);
        refused(
                Code.NOT_CORRECTABLE,
                () -> envelopes.correct(sent.id(), "1", before -> signer("1", 4), false, ADA_ACTS));
        refused(
                Code.NOT_CORRECTABLE,
                () -> envelopes.correct(sent.id(), "2", before -> signer("2", 2).embedded("user-2"), false, ADA_ACTS));
    }

    @Test
    void who_has_signed_cannot_be_corrected() {
        var sent = send(GRACE, TOMAS);
        finish(sent, "1");

        refused(Code.RECIPIENT_DONE, () -> envelopes.correct(sent.id(), "1", same -> same, false, ADA_ACTS));
    }

    @Test
    void envelopes_are_listed_by_status_text_and_page() {
        var account = UUID.randomUUID();
        for (String subject : List.of("Alpha", "Beta", "Gamma 100%")) {
            envelopes.create(
                    EnvelopeDraft.of(account, SigningRig.ADA, subject).with(order().documents(), List.of(GRACE)));
        }

        var page = envelopes.list(query(account, "", 1, 1));
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.envelopes()).extracting(Envelope::subject).containsExactly("Beta");
        assertThat(envelopes.list(query(account, "100%", 0, 10)).envelopes())
                .extracting(Envelope::subject)
                .containsExactly("Gamma 100%");
        assertThat(envelopes.list(query(account, "harborpine", 0, 10)).total()).isEqualTo(3);
        assertThat(envelopes.list(ofAda(account, "Beta")).total())
                .as("a text beside a sender and no status")
                .isEqualTo(1);
    }

    private static EnvelopeQuery query(UUID account, String text, int start, int count) {
        return new EnvelopeQuery(
                account,
                EnvelopeQuery.Moment.CREATED,
                null,
                null,
                Set.of(EnvelopeStatus.CREATED),
                Set.of(),
                Set.of(),
                null,
                text,
                null,
                true,
                false,
                start,
                count);
    }

    private static EnvelopeQuery ofAda(UUID account, String text) {
        return new EnvelopeQuery(
                account,
                EnvelopeQuery.Moment.CREATED,
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                SigningRig.ADA.user(),
                text,
                null,
                true,
                false,
                0,
                10);
    }

    private static EnvelopeDraft transaction(String id) {
        return transaction(id, SigningRig.ADA);
    }

    private static EnvelopeDraft transaction(String id, Sender sender) {
        var draft = order(GRACE);
        return new EnvelopeDraft(
                draft.accountId(),
                sender,
                draft.subject(),
                draft.blurb(),
                draft.documents(),
                draft.recipients(),
                draft.customFields(),
                draft.notification(),
                id,
                draft.eventNotifications());
    }

    private static Addressee signer(String recipientId, int order) {
        return Addressee.signer(
                recipientId, "Signer " + recipientId, "signer" + recipientId + "@harborpine.example", order);
    }

    private Envelope send(Addressee... recipients) {
        return envelopes.createAndSend(order(recipients));
    }

    private void open(Envelope envelope, String recipientId) {
        signing.consent(RIG.visit(envelope, recipientId));
        signing.view(RIG.visit(envelope, recipientId));
    }

    private Envelope finish(Envelope envelope, String recipientId) {
        open(envelope, recipientId);
        return RIG.sign(envelope, recipientId);
    }

    private int count() {
        return RIG.jdbc()
                .sql("select count(*) from envelopes.envelope")
                .query(Integer.class)
                .single();
    }

    private static List<RecipientStatus> statuses(Envelope envelope) {
        return envelope.recipients().stream().map(Recipient::status).toList();
    }

    private static void refused(Code code, Executable verb) {
        assertThatExceptionOfType(EnvelopeRefusal.class)
                .isThrownBy(verb::execute)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
