package dev.pactwire.envelopes;

import dev.pactwire.tabs.Tab;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One person on an envelope. Two recipients may share an e-mail address: each has a link of his own.
///
/// @param holder rises each time a correction gives the place to somebody else: who came before can do nothing more
/// @param recipientId the sender's id of this recipient, unique within the envelope
/// @param routingOrder from 1; equal numbers act at the same time
/// @param clientUserId set for a recipient who signs within the sender's application and gets no invitation
/// @param note for this recipient alone
/// @param language the recipient's, if known; otherwise he is written to in the sender's
/// @param freeForm the sender gave him no tabs: he places his own, at least one signature
/// @param tabs what he has to fill, with the values so far
/// @param lastAddress the IP address of his last act, or empty
public record Recipient(
        RecipientId id,
        int holder,
        String recipientId,
        RecipientKind kind,
        String name,
        String email,
        int routingOrder,
        @Nullable String clientUserId,
        String note,
        @Nullable Locale language,
        String roleName,
        RecipientStatus status,
        RecipientTimes times,
        String declinedReason,
        String lastAddress,
        boolean freeForm,
        List<Tab> tabs,
        Optional<Adoption> adoption) {

    public Recipient {
        tabs = List.copyOf(tabs);
    }

    public boolean isEmbedded() {
        return clientUserId != null;
    }

    EnvelopeDraft.Addressee asAddressee() {
        return new EnvelopeDraft.Addressee(
                recipientId, kind, name, email, routingOrder, clientUserId, note, language, roleName, tabs);
    }

    /// Later recipients wait for this one.
    boolean isAwaited() {
        return !status.isFinal();
    }
}
