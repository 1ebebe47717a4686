package dev.pactwire.envelopes;

import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeEvent.What;
import dev.pactwire.envelopes.EnvelopeRefusal.Code;
import dev.pactwire.platform.Ids;
import dev.pactwire.tabs.Tab;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Changes envelopes that have not been sent. Every verb refuses with WRONG_STATUS once they have.
@Component
public class Drafts {

    private final EnvelopeStore envelopes;
    private final TransactionStore transactions;
    private final RecipientStore recipients;
    private final DocumentStore documents;
    private final Ledger ledger;
    private final Intake intake;
    private final Ids ids;

    Drafts(
            EnvelopeStore envelopes,
            TransactionStore transactions,
            RecipientStore recipients,
            DocumentStore documents,
            Ledger ledger,
            Intake intake,
            Ids ids) {
        this.envelopes = envelopes;
        this.transactions = transactions;
        this.recipients = recipients;
        this.documents = documents;
        this.ledger = ledger;
        this.intake = intake;
        this.ids = ids;
    }

    /// What every recipient of an envelope is written.
    public record Wording(String subject, String blurb) {

        public Wording {
            subject = EnvelopeChecks.oneLine(subject);
        }
    }

    /// Words subject and message of a draft anew. Like every verb here that takes a function it hands it the draft as
    /// it is when nobody else can change it, so that two who change different parts lose nothing.
    public Envelope reword(EnvelopeId id, UnaryOperator<Wording> verb, Actor actor) {
        return edit(id, "wording", actor, change -> {
            var draft = change.envelope();
            var wording = verb.apply(new Wording(draft.subject(), draft.blurb()));
            EnvelopeChecks.wording(wording.subject(), wording.blurb());
            envelopes.word(id, wording.subject(), wording.blurb());
        });
    }

    /// Makes other custom fields of those that a draft has. Two who do this at once wait for each other.
    public Envelope changeCustomFields(EnvelopeId id, UnaryOperator<List<CustomField>> verb, Actor actor) {
        return edit(id, "customFields", actor, change -> {
            var fields = verb.apply(change.envelope().customFields());
            EnvelopeChecks.customFields(fields);
            envelopes.customFields(id, fields);
        });
    }

    /// Sets reminders and expiry of a draft anew.
    public Envelope changeNotification(EnvelopeId id, UnaryOperator<Notification> verb, Actor actor) {
        return edit(id, "notification", actor, change -> {
            var notification = verb.apply(change.envelope().notification());
            EnvelopeChecks.notification(notification);
            envelopes.notification(id, notification);
        });
    }

    /// @param eventNotifications a JSON array, kept as it is for the publisher
    public Envelope setEventNotifications(EnvelopeId id, String eventNotifications, Actor actor) {
        return edit(id, "eventNotifications", actor, change -> envelopes.eventNotifications(id, eventNotifications));
    }

    /// Replaces the bytes and the name of a document, or adds it.
    public Envelope putDocument(EnvelopeId id, EnvelopeDraft.Document document, Actor actor) {
        return putDocuments(id, List.of(document), actor);
    }

    /// The same with several, all of them or none.
    public Envelope putDocuments(EnvelopeId id, List<EnvelopeDraft.Document> put, Actor actor) {
        var inspected = intake.inspect(put);
        put.forEach(EnvelopeChecks::document);
        return edit(id, "documents", actor, change -> {
            var all = change.envelope().documents();
            var named = put.stream().map(EnvelopeDraft.Document::documentId).toList();
            var others = all.stream()
                    .filter(one -> !named.contains(one.documentId()))
                    .toList();
            EnvelopeChecks.documents(Stream.concat(others.stream().map(EnvelopeDocument::documentId), named.stream())
                    .toList());
            EnvelopeChecks.together(
                    others.stream().mapToLong(EnvelopeDocument::size).sum()
                            + put.stream().mapToLong(one -> one.bytes().length).sum());
            int last = last(all);
            for (int i = 0; i < put.size(); i++) {
                var there = change.envelope().document(named.get(i));
                there.ifPresent(documents::delete);
                intake.add(id, there.isPresent() ? there.get().position() - 1 : last++, List.of(inspected.get(i)));
                there.ifPresent(one -> intake.forget(one.file()));
            }
        });
    }

    private static int last(List<EnvelopeDocument> documents) {
        return documents.stream().mapToInt(EnvelopeDocument::position).max().orElse(0);
    }

    public Envelope removeDocument(EnvelopeId id, int documentId, Actor actor) {
        return removeDocuments(id, List.of(documentId), actor);
    }

    public Envelope removeDocuments(EnvelopeId id, List<Integer> documentIds, Actor actor) {
        return edit(
                id,
                "documents",
                actor,
                change -> documentIds.stream()
                        .distinct()
                        .forEach(one -> intake.remove(change.envelope().requireDocument(one))));
    }

    public Envelope addRecipient(EnvelopeId id, Addressee addressee, Actor actor) {
        return addRecipients(id, List.of(addressee), actor);
    }

    /// All of them or none.
    public Envelope addRecipients(EnvelopeId id, List<Addressee> added, Actor actor) {
        return edit(id, "recipients", actor, change -> {
            var there = change.envelope().recipients();
            EnvelopeChecks.recipients(Stream.concat(there.stream().map(Recipient::asAddressee), added.stream())
                    .toList());
            for (int i = 0; i < added.size(); i++) {
                recipients.insert(id, new RecipientId(ids.random()), added.get(i), there.size() + i);
            }
        });
    }

    /// Describes a recipient anew; the recipientId stays.
    public Envelope updateRecipient(EnvelopeId id, String recipientId, UnaryOperator<Addressee> verb, Actor actor) {
        return edit(id, "recipients", actor, change -> {
            var recipient = change.envelope().requireRecipient(recipientId);
            var addressee = verb.apply(recipient.asAddressee());
            EnvelopeChecks.recipient(addressee);
            recipients.describe(recipient.id(), addressee);
        });
    }

    public Envelope removeRecipient(EnvelopeId id, String recipientId, Actor actor) {
        return removeRecipients(id, List.of(recipientId), actor);
    }

    public Envelope removeRecipients(EnvelopeId id, List<String> recipientIds, Actor actor) {
        return edit(
                id,
                "recipients",
                actor,
                change -> recipientIds.stream()
                        .distinct()
                        .forEach(one -> recipients.delete(
                                change.envelope().requireRecipient(one).id())));
    }

    /// Puts these tabs in place of all that a draft's signer has.
    public Envelope setTabs(EnvelopeId id, String recipientId, List<Tab> tabs, Actor actor) {
        return changeTabs(id, recipientId, before -> tabs, actor);
    }

    /// Makes other tabs of those that a draft's signer has. Two who do this at once wait for each other.
    public Envelope changeTabs(EnvelopeId id, String recipientId, UnaryOperator<List<Tab>> verb, Actor actor) {
        return changeTabs(
                id,
                draft -> Map.of(
                        recipientId,
                        verb.apply(draft.requireRecipient(recipientId).tabs())),
                actor);
    }

    /// Puts other tabs in place of those of some signers, of all of them or of none: a tab that moves from one to
    /// another is never lost on the way.
    ///
    /// @param verb the new tabs by recipientId, made of the draft as it is when nobody else can change it
    public Envelope changeTabs(EnvelopeId id, Function<Envelope, Map<String, List<Tab>>> verb, Actor actor) {
        return edit(id, "tabs", actor, change -> {
            var draft = change.envelope();
            var sets = verb.apply(draft);
            sets.forEach((recipientId, tabs) -> setTabs(draft, draft.requireRecipient(recipientId), tabs));
            EnvelopeChecks.tabs(draft.recipients().stream()
                    .mapToInt(one ->
                            sets.getOrDefault(one.recipientId(), one.tabs()).size())
                    .sum());
        });
    }

    private void setTabs(Envelope envelope, Recipient recipient, List<Tab> tabs) {
        if (recipient.kind() != RecipientKind.SIGNER && !tabs.isEmpty()) {
            throw new EnvelopeRefusal(Code.TAB_NOT_FOR_KIND, recipient.name());
        }
        tabs.forEach(tab -> EnvelopeChecks.placed(envelope, recipient, tab));
        recipients.tabs(recipient.id(), tabs);
    }

    private Envelope edit(EnvelopeId id, String part, Actor actor, Consumer<Change> verb) {
        return ledger.amend(id, change -> {
            var status = change.envelope().status();
            if (status != EnvelopeStatus.CREATED) {
                throw EnvelopeRefusal.wrongStatus(status);
            }
            verb.accept(change);
            change.tell(What.ENVELOPE_EDITED, actor, Map.of("part", part));
        });
    }

    /// Throws a draft away. Nobody sees it from here on; it is there until everyone who listens has been told.
    public void discard(EnvelopeId id, Actor actor) {
        ledger.change(id, change -> {
            change.become(EnvelopeStatus.DISCARDED);
            change.tell(What.ENVELOPE_DISCARDED, actor);
            transactions.release(id);
            return id;
        });
    }
}
