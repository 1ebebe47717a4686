package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.agreements.SignedDocuments.SignedDocument;
import dev.pactwire.docusign.Archive;
import dev.pactwire.docusign.DocuSign;
import dev.pactwire.docusign.DocumentCalls;
import dev.pactwire.docusign.EnvelopeId;
import dev.pactwire.docusign.SigningReply;
import dev.pactwire.integrations.AccessResult;
import dev.pactwire.integrations.SigningConnections;
import dev.pactwire.integrations.SigningGrants;
import dev.pactwire.shell.Texts;
import java.util.ArrayList;
import java.util.List;
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

    /// All documents and the certificate by one call, which the vendor's rules want; each as it was sealed.
    List<SignedDocument> of(Agreement agreement, User sender) {
        var envelope = new EnvelopeId(agreement.envelopeId().orElseThrow());
        Archive archive = archive(access(agreement, sender), sender, envelope);
        var signed = new ArrayList<SignedDocument>();
        for (Archive.Entry document : archive.documents()) {
            signed.add(new SignedDocument(
                    fileName(sender, "agreements.file.signed", withoutEnding(document.name())),
                    SignedDocuments.CONTENT,
                    document.bytes()));
        }
        String first = withoutEnding(archive.documents().getFirst().name());
        archive.certificate()
                .ifPresent(certificate -> signed.add(new SignedDocument(
                        fileName(sender, "agreements.file.certificate", first),
                        SignedDocuments.CERTIFICATE,
                        certificate.bytes())));
        return signed;
    }

    private AccessResult.Ready access(Agreement agreement, User sender) {
        var connection = connections.find(agreement.connection()).orElseThrow();
        AccessResult access = grants.access(sender.id(), connection);
        if (access instanceof AccessResult.ConnectAgain || access instanceof AccessResult.NotConnected) {
            throw new AgreementRefused(AgreementRefused.Reason.SENDER_MUST_CONNECT, sender.name());
        }
        return SigningFailure.ready(access);
    }

    private Archive archive(AccessResult.Ready ready, User sender, EnvelopeId envelope) {
        return switch (grants.call(
                sender.id(), ready, access -> docusign.documents(access).archive(envelope, MAX_SIGNED_BYTES))) {
            case SigningReply.Done<DocumentCalls.Download>(var zip) ->
                Archive.read(zip.bytes(), MAX_SIGNED_BYTES)
                        .orElseThrow(() -> new AgreementRefused(AgreementRefused.Reason.SERVICE_AWAY));
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
                name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]+", " ")
                        .replaceAll(" +", " ")
                        .strip());
    }

    private static String withoutEnding(String name) {
        return name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
    }
}
