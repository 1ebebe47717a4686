package dev.pactwire.sync;

import java.time.Instant;

/// A record as its source told it.
///
/// @param type such as `person`
/// @param id unique within its type
/// @param body its JSON
/// @param modified in whole seconds; many records share one
record RawRecord(String type, long id, String body, Instant modified) {}
