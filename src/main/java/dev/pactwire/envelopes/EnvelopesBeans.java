package dev.pactwire.envelopes;

import dev.pactwire.bus.Subscription;
import dev.pactwire.envelopes.EnvelopeEvent.What;
import dev.pactwire.jobs.JobKind;
import dev.pactwire.jobs.Jobs;
import dev.pactwire.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
class EnvelopesBeans {

    private static final String SEAL = "envelopes.seal";

    @Bean
    RecurringJob envelopesDeadlines(Deadlines deadlines) {
        return new RecurringJob("envelopes.deadlines", Duration.ofMinutes(1), deadlines::check);
    }

    /// Finds what failed and is due again, and what a crash has left.
    @Bean
    RecurringJob envelopesSealing(Closing closing) {
        return new RecurringJob("envelopes.sealing", Duration.ofSeconds(5), closing::sealDue);
    }

    @Bean
    JobKind envelopesSeal(Closing closing) {
        return new JobKind(SEAL, id -> closing.seal(new EnvelopeId(UUID.fromString(id))));
    }

    @Bean
    Subscription<EnvelopeEvent> envelopesTellCompleted(Completion completion) {
        return new Subscription<>("envelopes.tell-completed", EnvelopeEvent.class, event -> {
            if (event.what() == What.ENVELOPE_COMPLETED) {
                completion.tell(new EnvelopeId(event.envelopeId()));
            }
        });
    }

    /// Sealing begins at once, but on the threads of jobs: it must not hold up the bus.
    @Bean
    Subscription<EnvelopeEvent> envelopesSealAtOnce(@Lazy Jobs jobs, Clock clock) {
        return new Subscription<>("envelopes.seal", EnvelopeEvent.class, event -> {
            if (event.what() == What.SIGNING_FINISHED || event.what() == What.SEALING_RESUMED) {
                jobs.schedule(SEAL, event.envelopeId().toString(), clock.instant());
            }
        });
    }
}
