package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.agreements.SignedDocuments.SignedDocument;
import dev.pactwire.docusign.DocuSign;
import dev.pactwire.docusign.DocumentCalls;
import dev.pactwire.docusign.EnvelopeId;
import dev.pactwire.docusign.SigningReply;
import dev.pactwire.integrations.AccessResult;
import dev.pactwire.integrations.SigningConnections;
import dev.pactwire.integrations.SigningGrants;
import dev.pactwire.jobs.JobKind;
import dev.pactwire.jobs.Jobs;
import dev.pactwire.jobs.RecurringJob;
import dev.pactwire.platform.Refusal;
import dev.pactwire.shell.Live;
import dev.pactwire.shell.Texts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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
    private static final int AT_ONCE = 50;
    private static final Duration AGAIN_EVERY = Duration.ofMinutes(15);

    /// The longest time that fetching and filing can take.
    private static final Duration ATTEMPT = Duration.ofMinutes(15);

    private static final Logger log = LoggerFactory.getLogger(Filing.class);

    private final AgreementStore store;
    private final SignedDocuments documents;
    private final History history;
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
            SignedDocuments documents,
            History history,
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
        this.documents = documents;
        this.history = history;
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

        /// Nobody waits for the back-off of the job when the sender has connected again.
        @Bean
        RecurringJob signedDocumentsFiledAgain(Filing filing) {
            return new RecurringJob("agreements.file-again", AGAIN_EVERY, filing::fileAgain);
        }
    }

    /// In the transaction that completes the agreement.
    void soon(AgreementId id) {
        jobs.getObject().schedule(KIND, id.toString(), clock.instant());
    }

    void fileAgain() {
        for (Agreement agreement : store.toFile(AT_ONCE)) {
            try {
                file(agreement.id());
            } catch (RuntimeException later) {
                log.warn("Agreement {} is not filed yet: {}", agreement.id(), later.getMessage());
            }
        }
    }

    /// Does nothing when it is done already, or another one is at it.
    ///
    /// @throws Refusal why it could not be done now
    void file(AgreementId id) {
        if (!store.seize(id, clock.instant(), clock.instant().plus(ATTEMPT))) {
            return;
        }
        try {
            Agreement agreement = store.find(id).orElseThrow();
            switch (agreement.filing()) {
                case WAITING, FAILED -> fetch(agreement);
                case HERE -> putOnRecord(agreement);
                case NONE, KEPT, ON_RECORD -> log.debug("Agreement {} has nothing to file", id);
            }
        } finally {
            store.release(id);
        }
    }

    private void fetch(Agreement agreement) {
        try {
            List<SignedDocument> signed = signed(agreement, sender(agreement));
            boolean wanted =
                    settings.read().fileOn().contains(agreement.record().type());
            transactions.executeWithoutResult(status -> {
                documents.keep(agreement.id(), signed);
                note(agreement, wanted ? Agreement.Filing.HERE : Agreement.Filing.KEPT);
            });
            if (wanted) {
                putOnRecord(agreement);
            }
        } catch (AgreementRefused refused) {
            if (documents.of(agreement.id()).isEmpty()) {
                store.filed(agreement.id(), Agreement.Filing.FAILED, refused.getMessage(), clock.instant());
                live.changed(Agreements.TOPIC, agreement.record().topicId());
            }
            throw refused;
        }
    }

    private void note(Agreement agreement, Agreement.Filing filing) {
        store.filed(agreement.id(), filing, null, clock.instant());
        history.record(agreement.id(), clock.instant(), "agreements.event.filed." + filing, List.of());
        live.changed(Agreements.TOPIC, agreement.record().topicId());
    }

    private User sender(Agreement agreement) {
        return users.find(agreement.createdBy()).orElseThrow();
    }

    /// One call for all documents, which the vendor's rules want; one for the certificate.
    private List<SignedDocument> signed(Agreement agreement, User sender) {
        var connection = connections.find(agreement.connection()).orElseThrow();
        AccessResult access = grants.access(sender.id(), connection);
        if (access instanceof AccessResult.ConnectAgain || access instanceof AccessResult.NotConnected) {
            throw new AgreementRefused(AgreementRefused.Reason.SENDER_MUST_CONNECT, sender.name());
        }
        DocumentCalls calls = docusign.documents(SigningFailure.ready(access).access());
        var envelope = new EnvelopeId(agreement.envelopeId().orElseThrow());
        byte[] all = bytes(calls.combined(envelope, false, MAX_SIGNED_BYTES));
        byte[] certificate = bytes(calls.certificate(envelope, MAX_SIGNED_BYTES));
        String name = agreement.documents().size() == 1
                ? withoutEnding(agreement.documents().getFirst())
                : agreement.subject();
        return List.of(
                new SignedDocument(fileName(sender, "agreements.file.signed", name), "content", all),
                new SignedDocument(fileName(sender, "agreements.file.certificate", name), "certificate", certificate));
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
            case SigningReply.Failed<DocumentCalls.Download>(var problem) -> {
                log.warn("Signed documents could not be fetched: {}", problem);
                throw SigningFailure.refusal(problem);
            }
        };
    }

    /// What is kept here goes onto the record, each document once. A record that is gone, or that the sender may no
    /// longer see, gets nothing: the documents stay here.
    private void putOnRecord(Agreement agreement) {
        Agreement.Filing filed = Agreement.Filing.ON_RECORD;
        try {
            for (SignedDocuments.Listed document : documents.of(agreement.id())) {
                if (document.fileId() == null) {
                    documents.becameFile(agreement.id(), document.position(), file(agreement, document));
                }
            }
        } catch (AgreementRefused refused) {
            if (refused.reason() != AgreementRefused.Reason.RECORD_UNKNOWN) {
                throw refused;
            }
            filed = Agreement.Filing.KEPT;
        }
        Agreement.Filing done = filed;
        transactions.executeWithoutResult(status -> note(agreement, done));
    }

    /// A crash may have come between adding the file and noting it: then it is there, of the same name and size, and no
    /// other agreement's.
    private long file(Agreement agreement, SignedDocuments.Listed document) {
        User sender = sender(agreement);
        Set<Long> known = documents.filesOn(agreement.record());
        return crm.files(sender, agreement.record()).stream()
                .filter(file -> file.name().equals(document.name())
                        && file.size() == document.size()
                        && !known.contains(file.id()))
                .map(Crm.FileOnRecord::id)
                .findFirst()
                .orElseGet(() -> crm.addFile(
                        sender,
                        agreement.record(),
                        document.name(),
                        documents
                                .find(agreement.id(), document.position())
                                .orElseThrow()
                                .bytes()));
    }
}
