package dev.pactwire.envelopes;

import java.time.Instant;

/// An envelope that everyone has signed and that could not be sealed so far.
///
/// @param reason what went wrong at the last attempt
/// @param next when it is tried again by itself
public record FailedSealing(
        EnvelopeId envelope, String subject, String sender, String reason, int attempts, Instant next) {}
