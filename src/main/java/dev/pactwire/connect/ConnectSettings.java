package dev.pactwire.connect;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The clock of deliveries (`pactwire.connect.…`).
///
/// @param timeout how long a receiver may take
/// @param quickRetries the waits after the first failures
/// @param slowRetry the wait after every later failure
/// @param slowRetries how often one message is tried that slowly before it is given up
@ConfigurationProperties("pactwire.connect")
public record ConnectSettings(
        @DefaultValue("100s") Duration timeout,

        @DefaultValue({"5s", "30s", "2m", "10m", "30m", "2h", "8h"})
        List<Duration> quickRetries,

        @DefaultValue("1d") Duration slowRetry,
        @DefaultValue("10") int slowRetries) {

    Duration waitAfter(int failures) {
        return failures <= quickRetries.size() ? quickRetries.get(failures - 1) : slowRetry;
    }

    int maxTries() {
        return 1 + quickRetries.size() + slowRetries;
    }
}
