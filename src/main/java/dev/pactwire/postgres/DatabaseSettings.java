package dev.pactwire.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which database an installation uses.
///
/// @param data the folder of the embedded server
/// @param databaseUrl an external PostgreSQL; absent: the embedded one
/// @param databasePool how many connections this node opens at the most
@ConfigurationProperties("pactwire")
record DatabaseSettings(
        @DefaultValue("./data") Path data,
        @Nullable String databaseUrl,
        @DefaultValue("20") int databasePool) {

    DatabaseSettings {
        databaseUrl = databaseUrl == null || databaseUrl.isBlank() ? null : databaseUrl;
    }
}
