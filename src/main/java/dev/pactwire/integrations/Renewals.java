package dev.pactwire.integrations;

import dev.pactwire.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Renewals {

    @Bean
    RecurringJob tokensRenewed(SigningGrants grants) {
        return new RecurringJob("integrations.renew-tokens", Duration.ofMinutes(2), grants::renewSoonExpiring);
    }

    @Bean
    RecurringJob consentsSwept(Consents consents) {
        return new RecurringJob("integrations.sweep-consents", Duration.ofMinutes(30), consents::sweep);
    }
}
