package dev.pactwire.envelopes;

import static dev.pactwire.envelopes.SigningRig.ADA_ACTS;
import static dev.pactwire.envelopes.SigningRig.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.documents.FileId;
import dev.pactwire.envelopes.Drafts.Wording;
import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeRefusal.Code;
import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Placement;
import dev.pactwire.tabs.Rules;
import dev.pactwire.tabs.Tab;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Until it is sent a draft can be changed, and what it no longer contains is gone.
class DraftsTest extends WithEnvelopes {

    @Test
    void documents_added_one_by_one_keep_their_order_and_their_limit() {
        var draft = envelopes.create(order(GRACE));
        drafts.putDocument(draft.id(), document(2, "Two.pdf"), ADA_ACTS);
        drafts.removeDocument(draft.id(), 1, ADA_ACTS);

        var edited = drafts.putDocument(draft.id(), document(3, "Three.pdf"), ADA_ACTS);

        assertThat(edited.documents()).extracting(EnvelopeDocument::position).doesNotHaveDuplicates();
        assertThat(edited.documents()).extracting(EnvelopeDocument::name).containsExactly("Two.pdf", "Three.pdf");
        refused(Code.DOCUMENT_ID_TAKEN, () -> drafts.putDocument(draft.id(), document(0, "Zero.pdf"), ADA_ACTS));
        refused(Code.TOO_LONG, () -> drafts.putDocument(draft.id(), document(4, "x".repeat(201)), ADA_ACTS));
        refused(Code.CONTROL_CHARACTER, () -> drafts.reword(draft.id(), before -> new Wording("a\0b", ""), ADA_ACTS));
    }

    @Test
    void all_documents_together_are_no_more_than_can_be_sealed_at_once() {
        var draft = envelopes.create(order(GRACE));
        rig.jdbc()
                .sql("update envelopes.document set size = 100 * 1024 * 1024 where envelope_id = :id")
                .param("id", draft.id().value())
                .update();

        refused(Code.TOO_MANY, () -> drafts.putDocument(draft.id(), document(2, "Two.pdf"), ADA_ACTS));
        assertThat(drafts.putDocument(draft.id(), document(1, "Smaller.pdf"), ADA_ACTS)
                        .documents())
                .hasSize(1);
    }

    /// The page is 595 points wide and 842 high.
    @Test
    void a_field_mostly_beside_or_below_its_page_is_refused_and_one_at_its_edge_is_not() {
        var tab = field(new Kind.SignHere(1), Rules.required("Signature"));
        var draft = envelopes.create(order(GRACE));

        for (Placement off : List.of(at(560, 100), at(700, 100), at(100, 835), at(100, 2_000), vast())) {
            refused(
                    Code.TAB_OFF_PAGE,
                    () -> drafts.changeTabs(draft.id(), before -> Map.of("1", List.of(tab.at(off))), ADA_ACTS));
        }
        for (Placement edge : List.of(at(550, 100), at(100, 830))) {
            assertThat(drafts.changeTabs(draft.id(), before -> Map.of("1", List.of(tab.at(edge))), ADA_ACTS)
                            .requireRecipient("1")
                            .tabs())
                    .hasSize(1);
        }
    }

    /// What is drawn in its middle would not be seen.
    private static Placement vast() {
        return new Placement(1, 1, 1, 1, 20_000, 20_000);
    }

    private static Placement at(double x, double y) {
        return new Placement(1, 1, x, y, 80, 20);
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
        drafts.putDocument(draft.id(), document(2, "NDA.pdf"), ADA_ACTS);
        drafts.removeDocument(draft.id(), 1, ADA_ACTS);
        var kept = drafts.removeRecipient(draft.id(), "2", ADA_ACTS);

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
        rig.advance(Duration.ofDays(8));
        rig.get(Deadlines.class).check();
        assertThat(isKept(last)).isFalse();
    }

    private static EnvelopeDraft.Document pdf(int id, byte[] bytes) {
        return new EnvelopeDraft.Document(id, "Order " + id + ".pdf", bytes);
    }

    private boolean isKept(FileId file) {
        return rig.jdbc()
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
}
