package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.jobs.JobKind;
import dev.pactwire.jobs.Jobs;
import dev.pactwire.shell.Texts;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Leaves a note on the record when an agreement goes out and when it ends. The CRM's wire knows no idempotency key: a
/// crash in the wrong moment may leave the same note twice, never none.
///
/// The wire keeps one text for all readers, hence one language: the sender's. The note stands under the sender's name
/// between those that the sender wrote by hand, and quotes a subject in the words of the sender; an installation's
/// language would make a French colleague appear to write English. It stays so when the sender has left and an owner
/// writes in the sender's stead, as do the names of the signed files: one agreement is told in one language.
@Component
class Timeline {

    private static final Logger log = LoggerFactory.getLogger(Timeline.class);
    private static final String KIND = "agreements.timeline";

    private final AgreementStore store;
    private final RecordFiling filing;
    private final Crm crm;
    private final Texts texts;
    private final ObjectProvider<Jobs> jobs;
    private final Clock clock;

    Timeline(AgreementStore store, RecordFiling filing, Crm crm, Texts texts, ObjectProvider<Jobs> jobs, Clock clock) {
        this.store = store;
        this.filing = filing;
        this.crm = crm;
        this.texts = texts;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        JobKind agreementsTimeline(Timeline timeline) {
            return new JobKind(KIND, timeline::tell);
        }
    }

    /// In the transaction of the change.
    void soon(Agreement known, AgreementState next) {
        boolean told = switch (next) {
            case SENT, DELIVERED -> known.state().isBeforeSending();
            case COMPLETED, DECLINED, VOIDED -> known.state() != next;
            case PREPARING, DRAFT, CORRECTING, DISCARDED -> false;
        };
        if (told) {
            AgreementState word = next == AgreementState.DELIVERED ? AgreementState.SENT : next;
            jobs.getObject().schedule(KIND, known.id() + " " + word, clock.instant());
        }
    }

    /// @param id the agreement's, and what became of it
    void tell(String id) {
        String[] parts = id.split(" ");
        Agreement agreement =
                store.find(new AgreementId(UUID.fromString(parts[0]))).orElseThrow();
        if (!agreement.standsIn(crm.where())) {
            log.info("Agreement {} leaves no note: its record is of another CRM", id);
            return;
        }
        User teller = filing.filer(agreement);
        Locale language = filing.sender(agreement).locale();
        String names = agreement.recipients().stream().map(Recipient::name).collect(Collectors.joining(", "));
        try {
            crm.note(
                    teller,
                    agreement.record(),
                    texts.say(language, "agreements.timeline." + parts[1], agreement.subject(), names));
        } catch (AgreementRefused refused) {
            switch (refused.reason()) {
                case RECORD_UNKNOWN, CRM_REFUSED, CRM_KEY_MISSING ->
                    log.info("Agreement {} leaves no note: {}", id, refused.getMessage());
                default -> throw refused;
            }
        }
    }
}
