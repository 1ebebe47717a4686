package dev.pactwire.envelopes;

import dev.pactwire.access.User;

/// Who did something to an envelope, as it stands in the audit trail.
///
/// @param address IP address, or empty
/// @param userAgent the browser's name for itself, or empty
public record Actor(Kind kind, String name, String email, String address, String userAgent) {

    private static final int MAX_USER_AGENT = 300;

    public enum Kind {
        USER,
        RECIPIENT,
        /// Pactwire itself: routing, reminders, expiry, sealing.
        PACTWIRE
    }

    public Actor {
        userAgent = userAgent.length() > MAX_USER_AGENT ? userAgent.substring(0, MAX_USER_AGENT) : userAgent;
    }

    public static Actor user(User user, String address) {
        return new Actor(Kind.USER, user.name(), user.email(), address, "");
    }

    static Actor sender(Sender sender) {
        return new Actor(Kind.USER, sender.name(), sender.email(), sender.address(), "");
    }

    static Actor recipient(Recipient recipient, Visit visit) {
        return new Actor(Kind.RECIPIENT, recipient.name(), recipient.email(), visit.address(), visit.userAgent());
    }

    static Actor pactwire() {
        return new Actor(Kind.PACTWIRE, "Pactwire", "", "", "");
    }
}
