package dev.pactwire.agreements;

import dev.pactwire.access.Users;
import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.agreements.SignedDocuments.SignedDocument;
import dev.pactwire.jobs.JobKind;
import dev.pactwire.jobs.Jobs;
import dev.pactwire.jobs.RecurringJob;
import dev.pactwire.platform.Refusal;
import dev.pactwire.shell.Live;
import java.time.Clock;
import java.time.Duration;
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
    private static final String KEY_MISSING = "agreements.filing.key-missing";
    private static final int AT_ONCE = 50;
    private static final Duration AGAIN_EVERY = Duration.ofMinutes(15);
    private static final Duration REST = Duration.ofMinutes(10);

    /// The longest time that fetching and filing can take.
    private static final Duration ATTEMPT = Duration.ofMinutes(15);

    private static final Logger log = LoggerFactory.getLogger(Filing.class);

    private final AgreementStore store;
    private final SignedDocuments documents;
    private final History history;
    private final SignedDownload download;
    private final RecordFiling onRecord;
    private final Settings settings;
    private final Users users;
    private final ObjectProvider<Jobs> jobs;
    private final Live live;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Filing(
            AgreementStore store,
            SignedDocuments documents,
            History history,
            SignedDownload download,
            RecordFiling onRecord,
            Settings settings,
            Users users,
            ObjectProvider<Jobs> jobs,
            Live live,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.documents = documents;
        this.history = history;
        this.download = download;
        this.onRecord = onRecord;
        this.settings = settings;
        this.users = users;
        this.jobs = jobs;
        this.live = live;
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
        for (Agreement agreement : store.toFile(clock.instant(), AT_ONCE)) {
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
        store.fileNextAt(id, clock.instant().plus(REST));
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
            List<SignedDocument> signed =
                    download.of(agreement, users.find(agreement.createdBy()).orElseThrow());
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
                noteProblem(agreement, Agreement.Filing.FAILED, refused);
            }
            throw refused;
        }
    }

    private void putOnRecord(Agreement agreement) {
        try {
            Agreement.Filing filed = onRecord.put(agreement);
            transactions.executeWithoutResult(status -> note(agreement, filed));
        } catch (AgreementRefused refused) {
            noteProblem(agreement, Agreement.Filing.HERE, refused);
            throw refused;
        }
    }

    private void noteProblem(Agreement agreement, Agreement.Filing filing, AgreementRefused refused) {
        String problem = refused.reason() == Reason.CRM_KEY_MISSING ? KEY_MISSING : refused.textKey();
        store.filed(agreement.id(), filing, problem, clock.instant());
        live.changed(Agreements.TOPIC, agreement.record().topicId());
    }

    private void note(Agreement agreement, Agreement.Filing filing) {
        store.filed(agreement.id(), filing, null, clock.instant());
        history.record(agreement.id(), clock.instant(), "agreements.event.filed." + filing, List.of());
        live.changed(Agreements.TOPIC, agreement.record().topicId());
    }
}
