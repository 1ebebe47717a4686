package dev.pactwire.signingoauth;

/// What came of reading an authorization request.
sealed interface Asked {

    record Valid(AuthorizationRequest request) implements Asked {}

    /// Wrong, but the app is known: it is told, by a redirect to that address.
    record Refused(String address) implements Asked {}

    /// Nobody to go back to: the person is told, by that text.
    record Hopeless(String textKey) implements Asked {}
}
