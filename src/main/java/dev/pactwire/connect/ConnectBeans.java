package dev.pactwire.connect;

import dev.pactwire.bus.Subscription;
import dev.pactwire.envelopes.EnvelopeEvent;
import dev.pactwire.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectSettings.class)
class ConnectBeans {

    @Bean
    Subscription<EnvelopeEvent> connectPublish(Publisher publisher) {
        return new Subscription<>("connect.publish", EnvelopeEvent.class, publisher::tell);
    }

    @Bean
    RecurringJob connectForget(ConnectLog log) {
        return new RecurringJob("connect.forget", Duration.ofHours(6), log::forget);
    }
}
