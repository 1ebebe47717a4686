package dev.pactwire.access;

import java.util.Locale;

/// A person who works with this installation.
///
/// @param number the user's integer id on the CRM's wire
public record User(UserId id, long number, String name, String email, Role role, Locale locale, boolean active) {

    public boolean may(Action action) {
        return active && role.may(action);
    }

    /// The first word of the name, for greetings.
    public String firstName() {
        return name.strip().split("\\s+", 2)[0];
    }

    /// One or two letters for an avatar.
    public String initials() {
        String[] words = name.strip().split("\\s+");
        String first = words[0].isEmpty() ? "?" : words[0].substring(0, words[0].offsetByCodePoints(0, 1));
        String last = words.length < 2
                ? ""
                : words[words.length - 1].substring(0, words[words.length - 1].offsetByCodePoints(0, 1));
        return first + last;
    }
}
