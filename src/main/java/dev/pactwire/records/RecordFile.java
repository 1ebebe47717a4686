package dev.pactwire.records;

import dev.pactwire.access.UserId;
import dev.pactwire.recordtypes.RecordRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file on a record. Its bytes never change.
///
/// @param size in bytes
/// @param creator null when Pactwire itself has put it there
/// @param sha256 lower-case hexadecimal
public record RecordFile(
        long id,
        RecordRef parent,
        String name,
        String contentType,
        long size,
        String sha256,
        @Nullable UserId creator,
        Instant created) {}
