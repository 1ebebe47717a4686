package dev.pactwire.envelopes;

import java.time.Instant;

/// An envelope that everyone has signed and that is not sealed yet.
///
/// @param reason what went wrong at the last attempt, in the machine's own words; empty before the first one has failed
/// @param next when it is tried by itself; a try that is running counts as failed then
public record OpenSealing(
        EnvelopeId envelope, String subject, String sender, String reason, int attempts, Instant next) {}
