package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.agreements.SignedDocuments.SignedDocument;
import dev.pactwire.docusign.DocuSign;
import dev.pactwire.docusign.DocumentCalls;
import dev.pactwire.docusign.EnvelopeId;
import dev.pactwire.docusign.SigningReply;
import dev.pactwire.integrations.AccessResult;
import dev.pactwire.integrations.SigningConnections;
import dev.pactwire.integrations.SigningGrants;
import dev.pactwire.shell.Texts;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Fetches what was signed from the signing service, as the sender.
@Component
class SignedDownload {

    private static final Logger log = LoggerFactory.getLogger(SignedDownload.class);
    private static final int MAX_SIGNED_BYTES = 200 * 1024 * 1024;

    private final SigningGrants grants;
    private final SigningConnections connections;
    private final DocuSign docusign;
    private final Texts texts;

    SignedDownload(SigningGrants grants, SigningConnections connections, DocuSign docusign, Texts texts) {
        this.grants = grants;
        this.connections = connections;
        this.docusign = docusign;
        this.texts = texts;
    }

    /// One call for all documents, which the vendor's rules want; one for the certificate.
    List<SignedDocument> of(Agreement agreement, User sender) {
        AccessResult.Ready ready = access(agreement, sender);
        var envelope = new EnvelopeId(agreement.envelopeId().orElseThrow());
        byte[] all = bytes(sender, ready, calls -> calls.combined(envelope, false, MAX_SIGNED_BYTES));
        byte[] certificate = bytes(sender, ready, calls -> calls.certificate(envelope, MAX_SIGNED_BYTES));
        String name = agreement.documents().size() == 1
                ? withoutEnding(agreement.documents().getFirst())
                : agreement.subject();
        return List.of(
                new SignedDocument(fileName(sender, "agreements.file.signed", name), "content", all),
                new SignedDocument(fileName(sender, "agreements.file.certificate", name), "certificate", certificate));
    }

    private AccessResult.Ready access(Agreement agreement, User sender) {
        var connection = connections.find(agreement.connection()).orElseThrow();
        AccessResult access = grants.access(sender.id(), connection);
        if (access instanceof AccessResult.ConnectAgain || access instanceof AccessResult.NotConnected) {
            throw new AgreementRefused(AgreementRefused.Reason.SENDER_MUST_CONNECT, sender.name());
        }
        return SigningFailure.ready(access);
    }

    private byte[] bytes(
            User sender,
            AccessResult.Ready ready,
            Function<DocumentCalls, SigningReply<DocumentCalls.Download>> download) {
        return switch (grants.call(sender.id(), ready, access -> download.apply(docusign.documents(access)))) {
            case SigningReply.Done<DocumentCalls.Download>(var done) -> done.bytes();
            case SigningReply.Failed<DocumentCalls.Download>(var problem) -> {
                log.warn("Signed documents could not be fetched: {}", problem);
                throw SigningFailure.refusal(problem);
            }
        };
    }

    private String fileName(User sender, String key, String name) {
        return texts.say(
                sender.locale(),
                key,
                name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", " ").strip());
    }

    private static String withoutEnding(String name) {
        return name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
    }
}
