package dev.pactwire.envelopes;

import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import java.util.Locale;

/// Who sends, as known when the envelope was created: a later change of name does not change the evidence.
///
/// @param address the IP address of the request that created the envelope, or empty
public record Sender(UserId user, String name, String email, Locale language, String address) {

    public static Sender of(User user, String address) {
        return new Sender(user.id(), user.name(), user.email(), user.locale(), address);
    }
}
