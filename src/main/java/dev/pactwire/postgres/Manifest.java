package dev.pactwire.postgres;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a backup holds; written last, so that a backup with a manifest is a whole one.
///
/// @param format the version of this form
/// @param pactwire the version of the program that wrote it
record Manifest(
        int format,
        String pactwire,
        Instant takenAt,
        List<AppliedMigration> migrations,
        List<TableContent> tables,
        List<SequenceValue> sequences,
        List<KeyFile> keys) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /// A script that made the database what it was, in the order in which they ran.
    record AppliedMigration(
            @Nullable String version,
            String script,
            @Nullable Integer checksum) {

        /// What names the same migration in another version of the program.
        String key() {
            return version == null ? script : version;
        }
    }

    /// @param entry the archive's entry with the rows in PostgreSQL's `COPY` text form
    record TableContent(Table table, String entry, long rows, String sha256) {}

    /// @param value the last value given out; absent if none was
    record SequenceValue(
            String schema, String name, @Nullable Long value) {

        String qualified() {
            return Sql.qualified(schema, name);
        }
    }

    record KeyFile(String name, String entry, String sha256) {}

    long rows() {
        return tables.stream().mapToLong(TableContent::rows).sum();
    }
}
