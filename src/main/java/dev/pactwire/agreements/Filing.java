package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.docusign.DocuSign;
import dev.pactwire.docusign.DocumentCalls;
import dev.pactwire.docusign.EnvelopeId;
import dev.pactwire.docusign.SigningReply;
import dev.pactwire.integrations.AccessResult;
import dev.pactwire.integrations.SigningConnections;
import dev.pactwire.integrations.SigningGrants;
import dev.pactwire.jobs.JobKind;
import dev.pactwire.jobs.Jobs;
import dev.pactwire.platform.Refusal;
import dev.pactwire.shell.Live;
import dev.pactwire.shell.Texts;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings the signed documents home: kept here, so that people without an account at the signing service can read them,
/// and filed on the record where the settings say so.
@Component
class Filing {

    private static final String KIND = "agreements.file";
    private static final int MAX_SIGNED_BYTES = 200 * 1024 * 1024;
    private static final Logger log = LoggerFactory.getLogger(Filing.class);

    private final AgreementStore store;
    private final SigningGrants grants;
    private final SigningConnections connections;
    private final DocuSign docusign;
    private final Crm crm;
    private final Settings settings;
    private final Users users;
    private final ObjectProvider<Jobs> jobs;
    private final Live live;
    private final Texts texts;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Filing(
            AgreementStore store,
            SigningGrants grants,
            SigningConnections connections,
            DocuSign docusign,
            Crm crm,
            Settings settings,
            Users users,
            ObjectProvider<Jobs> jobs,
            Live live,
            Texts texts,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.grants = grants;
        this.connections = connections;
        this.docusign = docusign;
        this.crm = crm;
        this.settings = settings;
        this.users = users;
        this.jobs = jobs;
        this.live = live;
        this.texts = texts;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        JobKind signedDocumentsFiled(Filing filing) {
            return new JobKind(KIND, id -> filing.file(new AgreementId(UUID.fromString(id))));
        }
    }

    /// In the transaction that completes the agreement.
    void soon(AgreementId id) {
        jobs.getObject().schedule(KIND, id.toString(), clock.instant());
    }

    /// Does nothing when it is done already. Throws to be tried again later.
    void file(AgreementId id) {
        Agreement agreement = store.find(id).orElseThrow();
        if (agreement.state() != AgreementState.COMPLETED || agreement.hasSignedDocuments()) {
            return;
        }
        try {
            fetchAndFile(agreement);
        } catch (Refusal | NotYet failure) {
            store.filed(id, Agreement.Filing.FAILED, failure.getMessage(), clock.instant());
            live.changed(Agreements.TOPIC, agreement.record().topicId());
            throw failure;
        }
    }

    private void fetchAndFile(Agreement agreement) {
        User sender = users.find(agreement.createdBy()).orElseThrow();
        List<String> kept = store.signedNames(agreement.id());
        if (kept.isEmpty()) {
            List<AgreementStore.SignedDocument> signed = fetch(agreement, sender);
            transactions.executeWithoutResult(status -> store.keepSigned(agreement.id(), signed));
        }
        boolean onRecord = settings.read().fileOn().contains(agreement.record().type());
        if (onRecord) {
            putOnRecord(agreement, sender);
        }
        transactions.executeWithoutResult(status -> {
            var filed = onRecord ? Agreement.Filing.ON_RECORD : Agreement.Filing.KEPT;
            store.filed(agreement.id(), filed, null, clock.instant());
            store.record(agreement.id(), clock.instant(), "agreements.event.filed." + filed, List.of());
            live.changed(Agreements.TOPIC, agreement.record().topicId());
        });
    }

    /// One call for everything: the combined PDF holds all documents; then the certificate.
    private List<AgreementStore.SignedDocument> fetch(Agreement agreement, User sender) {
        var connection = connections.find(agreement.connection()).orElseThrow();
        if (!(grants.access(sender.id(), connection) instanceof AccessResult.Ready ready)) {
            throw new NotYet(sender.name() + " must connect to the signing service again");
        }
        DocumentCalls calls = docusign.documents(ready.access());
        var envelope = new EnvelopeId(agreement.envelopeId().orElseThrow());
        byte[] documents = bytes(calls.combined(envelope, false, MAX_SIGNED_BYTES));
        byte[] certificate = bytes(calls.certificate(envelope, MAX_SIGNED_BYTES));
        String name = agreement.documents().size() == 1
                ? withoutEnding(agreement.documents().getFirst())
                : agreement.subject();
        return List.of(
                new AgreementStore.SignedDocument(
                        fileName(sender, "agreements.file.signed", name), "content", documents),
                new AgreementStore.SignedDocument(
                        fileName(sender, "agreements.file.certificate", name), "certificate", certificate));
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

    private static byte[] bytes(SigningReply<DocumentCalls.Download> reply) {
        return switch (reply) {
            case SigningReply.Done<DocumentCalls.Download>(var download) -> download.bytes();
            case SigningReply.Failed<DocumentCalls.Download>(var problem) -> throw new NotYet(problem.toString());
        };
    }

    /// Looks which are there already, so that a crash between filing and noting it does not file twice.
    private void putOnRecord(Agreement agreement, User sender) {
        List<String> there = crm.files(sender, agreement.record()).stream()
                .map(Crm.FileOnRecord::name)
                .toList();
        int position = 1;
        for (String name : store.signedNames(agreement.id())) {
            if (!there.contains(name)) {
                crm.addFile(
                        sender,
                        agreement.record(),
                        name,
                        store.signed(agreement.id(), position).orElseThrow().bytes());
            }
            position++;
        }
        log.info("Agreement {} was filed on {}", agreement.id(), agreement.record());
    }

    private static final class NotYet extends RuntimeException {
        NotYet(String message) {
            super(message);
        }
    }
}
