package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.docusign.DocuSign;
import dev.pactwire.docusign.EnvelopeId;
import dev.pactwire.docusign.SigningAccount;
import dev.pactwire.docusign.SigningReply;
import dev.pactwire.docusign.ViewCalls;
import dev.pactwire.integrations.AccessResult;
import dev.pactwire.integrations.SigningConnection;
import dev.pactwire.integrations.SigningConnections;
import dev.pactwire.integrations.SigningGrants;
import dev.pactwire.platform.Address;
import dev.pactwire.shell.Live;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What its sender does with an agreement before it is out. What comes of it, its webhooks tell.
@Component
class Sending {

    private static final Logger log = LoggerFactory.getLogger(Sending.class);

    private final AgreementStore store;
    private final History history;
    private final SigningGrants grants;
    private final SigningConnections connections;
    private final DocuSign docusign;
    private final Address address;
    private final Clock clock;
    private final Live live;
    private final TransactionTemplate transactions;

    Sending(
            AgreementStore store,
            History history,
            SigningGrants grants,
            SigningConnections connections,
            DocuSign docusign,
            Address address,
            Clock clock,
            Live live,
            TransactionTemplate transactions) {
        this.store = store;
        this.history = history;
        this.grants = grants;
        this.connections = connections;
        this.docusign = docusign;
        this.address = address;
        this.clock = clock;
        this.live = live;
        this.transactions = transactions;
    }

    /// The address of the signing service's tagging pages for a draft.
    URI senderView(User user, AgreementId id) {
        Agreement agreement = own(user, id);
        require(agreement.state() == AgreementState.DRAFT);
        URI returnUrl = URI.create(address.publicUrl() + "/panel/return/" + id);
        return asSender(
                agreement,
                access ->
                        docusign.views(access).sender(envelope(agreement), returnUrl, ViewCalls.StartingScreen.TAGGER));
    }

    /// Takes an agreement that was never sent off the record. Its draft stays at the signing service: should it be sent
    /// from there, the agreement comes back.
    void discard(User user, AgreementId id) {
        Agreement agreement = own(user, id);
        transactions.executeWithoutResult(status -> {
            require(store.discard(id, clock.instant()));
            history.record(id, clock.instant(), "agreements.event.discarded", List.of(user.name()));
            live.changed(Agreements.TOPIC, agreement.record().topicId());
        });
    }

    private Agreement own(User user, AgreementId id) {
        Agreement agreement = store.find(id).orElseThrow(() -> new AgreementRefused(Reason.UNKNOWN));
        agreement.requireSender(user);
        return agreement;
    }

    private static void require(boolean rightState) {
        if (!rightState) {
            throw new AgreementRefused(Reason.WRONG_STATE);
        }
    }

    private static EnvelopeId envelope(Agreement agreement) {
        return new EnvelopeId(agreement.envelopeId().orElseThrow(() -> new AgreementRefused(Reason.WRONG_STATE)));
    }

    private <T> T asSender(Agreement agreement, Function<SigningAccount.Access, SigningReply<T>> call) {
        SigningConnection connection = connections.find(agreement.connection()).orElseThrow();
        AccessResult.Ready ready = SigningFailure.ready(grants.access(agreement.createdBy(), connection));
        return switch (grants.call(agreement.createdBy(), ready, call)) {
            case SigningReply.Done<T>(T value) -> value;
            case SigningReply.Failed<T>(var problem) -> {
                log.warn("The signing service did not do what was asked: {}", problem);
                throw SigningFailure.refusal(problem);
            }
        };
    }
}
