package dev.pactwire.shell;

import dev.pactwire.access.User;
import java.util.List;
import java.util.Locale;

/// A bean that finds things for `Ctrl+K`: records, pages, actions. Answers only what the user may see.
public interface PaletteSource {

    /// @param query what was typed, never blank
    List<Hit> find(String query, User user, Locale locale);

    /// @param kind a translated word such as “Person”
    record Hit(String title, String detail, String kind, String icon, String href) {}
}
