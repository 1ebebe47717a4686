package dev.pactwire.shell;

import dev.pactwire.access.User;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Finds the pages of the navigation by their names.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class NavigationPalette implements PaletteSource {

    private final List<NavigationItem> items;
    private final Texts texts;

    NavigationPalette(List<NavigationItem> items, Texts texts) {
        this.items = items;
        this.texts = texts;
    }

    @Override
    public List<Hit> find(String query, User user, Locale locale) {
        return pages(user, locale)
                .filter(hit -> Match.of(hit.title(), query).compareTo(Match.ELSEWHERE) < 0)
                .toList();
    }

    @Override
    public List<Hit> suggest(List<String> visited, User user, Locale locale) {
        return pages(user, locale).toList();
    }

    private Stream<Hit> pages(User user, Locale locale) {
        return items.stream()
                .filter(item -> user.may(item.needed()))
                .sorted(Comparator.comparing(NavigationItem::group).thenComparing(NavigationItem::order))
                .map(item -> new Hit(
                        texts.say(locale, item.textKey()),
                        "",
                        texts.say(locale, "shell.palette.page"),
                        item.icon(),
                        item.href()));
    }
}
