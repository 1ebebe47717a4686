package dev.pactwire.sync;

import dev.pactwire.contacts.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Records of one type of a source, those first that have not been changed for the longest time.
interface SourceStream {

    /// Whose records they are.
    String source();

    /// Such as `person`.
    String type();

    /// One page of what was changed at or after a second.
    ///
    /// @param size at most [Pull#MOST]
    /// @param number from 1 on
    Reply page(Instant since, int size, int number);

    /// What a record says of whom; empty when it tells of nobody.
    Optional<Observation> tell(RawRecord record);

    sealed interface Reply {

        /// @param records in the order of their change, as many as the page has; fewer than asked for ends the stream
        record Page(List<RawRecord> records) implements Reply {}

        /// Nothing came.
        ///
        /// @param reason for the log
        record Failed(String reason) implements Reply {}
    }
}
