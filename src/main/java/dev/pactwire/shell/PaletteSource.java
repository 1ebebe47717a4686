package dev.pactwire.shell;

import dev.pactwire.access.User;
import java.util.List;
import java.util.Locale;

/// A bean that finds things for `Ctrl+K`: records, pages, actions. Answers only what the user may see. The palette puts
/// what all of them find in order: `Match` says how.
public interface PaletteSource {

    /// @param query what was typed, never blank
    List<Hit> find(String query, User user, Locale locale);

    /// What is offered before anything is typed.
    ///
    /// @param visited what this browser has shown of late, newest first, as `data-record` on pages names it
    default List<Hit> suggest(List<String> visited, User user, Locale locale) {
        return List.of();
    }

    /// @param kind a translated word such as “Person”
    record Hit(String title, String detail, String kind, String icon, String href) {}
}
