package dev.pactwire.integrations;

import java.time.Instant;

/// How a person stands with the signing service in use.
public sealed interface GrantState {

    record None() implements GrantState {}

    record Connected(String accountName, String email, Instant since) implements GrantState {}

    /// The service no longer accepts what it gave: the person must connect once more. Nothing else is lost.
    record ConnectAgain(String accountName, String email) implements GrantState {}
}
