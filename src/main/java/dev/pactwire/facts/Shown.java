package dev.pactwire.facts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value as a page shows it; the template gives it the viewer's language.
public sealed interface Shown {

    Shown NOTHING = new Nothing();

    record Nothing() implements Shown {}

    /// Line breaks are kept.
    record Text(String text) implements Shown {}

    record Word(Label label) implements Shown {}

    /// @param tone a colour of the design: `green`, `amber`, `red`, `blue`, `accent` or empty
    record Pill(Label label, String tone) implements Shown {}

    record Pills(List<String> texts) implements Shown {}

    record Money(BigDecimal amount, String currency) implements Shown {}

    /// @param unit `%` or empty
    record Figure(BigDecimal value, String unit) implements Shown {}

    record Day(LocalDate date) implements Shown {}

    /// A day by which something should be done, told from today.
    record Due(LocalDate date, boolean late) implements Shown {}

    record Moment(Instant at) implements Shown {}

    record Links(List<Link> links) implements Shown {}

    record Avatar(String initials, String name) implements Shown {}

    /// @param href where it leads; empty for text that leads nowhere
    record Link(String text, String href, @Nullable Label note) {
        public boolean leaves() {
            return href.startsWith("http");
        }
    }

    static Shown text(@Nullable String text) {
        return text == null || text.isEmpty() ? NOTHING : new Text(text);
    }

    static Shown day(@Nullable LocalDate date) {
        return date == null ? NOTHING : new Day(date);
    }

    static Shown moment(@Nullable Instant at) {
        return at == null ? NOTHING : new Moment(at);
    }

    static Shown money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null ? NOTHING : new Money(amount, currency);
    }

    static Shown links(List<Link> links) {
        return links.isEmpty() ? NOTHING : new Links(links);
    }

    static Shown link(@Nullable String text, String href) {
        return text == null ? NOTHING : new Links(List.of(new Link(text, href, null)));
    }

    default boolean isNothing() {
        return this instanceof Nothing;
    }
}
