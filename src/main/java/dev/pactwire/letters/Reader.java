package dev.pactwire.letters;

import java.util.Locale;

/// Whom a letter goes to, and the language he reads.
///
/// @param role tells his letter from the others about the same event
public record Reader(String role, String name, String email, Locale language) {}
