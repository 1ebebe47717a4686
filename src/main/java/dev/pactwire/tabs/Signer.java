package dev.pactwire.tabs;

import java.time.ZoneId;
import java.util.Locale;

/// Whose tabs are drawn. Zone and language write the dates.
///
/// @param caption the small line under each signature; empty for none
public record Signer(String name, String email, Adoption adoption, ZoneId zone, Locale locale, String caption) {}
