package dev.pactwire.envelopes;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whom a letter about an envelope goes to, and the language he reads: his own if it is known, else the sender's.
///
/// @param role tells his letter from the others about the same event
record Reader(String role, String name, String email, Locale language) {

    static Reader of(Envelope envelope, Recipient recipient) {
        @Nullable Locale known = recipient.language();
        return new Reader(
                "recipient:" + recipient.id(),
                recipient.name(),
                recipient.email(),
                known == null ? envelope.sender().language() : known);
    }

    static Reader sender(Envelope envelope) {
        var sender = envelope.sender();
        return new Reader("sender", sender.name(), sender.email(), sender.language());
    }
}
