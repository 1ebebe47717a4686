package dev.pactwire.postgres;

import java.nio.file.Path;
import java.util.Map;

/// Where an embedded server keeps its things and how it is tuned.
///
/// @param data Pactwire's data folder; the server lives in its folder `postgres`, its log in `logs`
/// @param binaries where the programs are unpacked, once for each version
/// @param parameters settings of PostgreSQL, by their own names, that win over the usual ones
public record PostgresSettings(Path data, Path binaries, Map<String, String> parameters) {

    public PostgresSettings {
        data = data.toAbsolutePath().normalize();
        binaries = binaries.toAbsolutePath().normalize();
        parameters = Map.copyOf(parameters);
    }

    public static PostgresSettings in(Path data) {
        return new PostgresSettings(data, data.resolve("postgres").resolve("programs"), Map.of());
    }

    Path home() {
        return data.resolve("postgres");
    }

    Path cluster() {
        return home().resolve(String.valueOf(EmbeddedPostgres.MAJOR));
    }

    Path log() {
        return data.resolve("logs").resolve("postgres.log");
    }
}
