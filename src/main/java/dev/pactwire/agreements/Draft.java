package dev.pactwire.agreements;

import dev.pactwire.docusign.DraftRecipient;
import dev.pactwire.docusign.EnvelopeDraft;
import dev.pactwire.docusign.EventNotification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An agreement in the words of the signing wire.
final class Draft {

    /// The hidden field by which an envelope says whose it is. It holds the transaction id, which the
    /// sender and the service alone know: with the agreement's own id, which stands in addresses, anybody
    /// who may send envelopes of this connection could pass one off as another's.
    static final String CUSTOM_FIELD = "pactwireAgreement";

    private static final int APPROVE_X = 72;
    private static final int APPROVE_Y = 700;

    private Draft() {}

    /// @param hook where the service is to tell what becomes of it, and what of it
    static EnvelopeDraft of(Agreement agreement, List<AgreementStore.Document> documents, EventNotification hook) {
        return new EnvelopeDraft(
                agreement.subject(),
                agreement.message(),
                agreement.transactionId().toString(),
                documents(documents),
                recipients(agreement.recipients()),
                Map.of(CUSTOM_FIELD, agreement.transactionId().toString()),
                Optional.of(hook),
                Optional.of(agreement.days().toWire()));
    }

    private static List<EnvelopeDraft.Document> documents(List<AgreementStore.Document> documents) {
        var wire = new ArrayList<EnvelopeDraft.Document>();
        for (AgreementStore.Document document : documents) {
            wire.add(new EnvelopeDraft.Document(
                    wire.size() + 1, document.name(), DocumentCheck.ending(document.name()), document.bytes()));
        }
        return wire;
    }

    /// Their ids are their places, as [Recipient#wireId()] has them.
    private static List<DraftRecipient> recipients(List<Recipient> recipients) {
        var wire = new ArrayList<DraftRecipient>();
        recipients.forEach(recipient -> wire.add(wire(wire.size() + 1, recipient)));
        return wire;
    }

    /// The wire knows no approver: that is a signer with a tab to approve and none to sign.
    private static DraftRecipient wire(int id, Recipient recipient) {
        return switch (recipient.role()) {
            case SIGNER -> signer(id, recipient, List.of());
            case APPROVER ->
                signer(id, recipient, List.of(DraftRecipient.Tab.at("approveTabs", 1, 1, APPROVE_X, APPROVE_Y)));
            case COPY -> new DraftRecipient.CarbonCopy(id, recipient.name(), recipient.email(), recipient.order());
        };
    }

    private static DraftRecipient signer(int id, Recipient recipient, List<DraftRecipient.Tab> tabs) {
        return new DraftRecipient.Signer(id, recipient.name(), recipient.email(), recipient.order(), tabs, "");
    }
}
