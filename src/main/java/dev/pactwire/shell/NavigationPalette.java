package dev.pactwire.shell;

import dev.pactwire.access.User;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Finds the pages of the navigation by their names.
@Component
class NavigationPalette implements PaletteSource {

    private final List<NavigationItem> items;
    private final Texts texts;

    NavigationPalette(List<NavigationItem> items, Texts texts) {
        this.items = items;
        this.texts = texts;
    }

    @Override
    public List<Hit> find(String query, User user, Locale locale) {
        return items.stream()
                .filter(item -> user.may(item.needed()))
                .map(item -> new Hit(
                        texts.say(locale, item.textKey()),
                        "",
                        texts.say(locale, "shell.palette.page"),
                        item.icon(),
                        item.href()))
                .filter(hit -> hit.title().toLowerCase(locale).contains(query.toLowerCase(locale)))
                .toList();
    }
}
