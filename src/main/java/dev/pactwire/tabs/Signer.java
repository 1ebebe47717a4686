package dev.pactwire.tabs;

import java.util.Locale;

/// Whose tabs are drawn. The language writes the dates.
///
/// @param caption the small line under each signature; empty for none
public record Signer(String name, String email, Adoption adoption, Locale locale, String caption) {}
