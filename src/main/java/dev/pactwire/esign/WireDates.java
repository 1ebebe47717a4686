package dev.pactwire.esign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the times that clients put into addresses: with an offset, without one (then UTC), or a day alone.
final class WireDates {

    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> day(text, "uuuu-M-d"),
            text -> day(text, "uuuu/M/d"),
            text -> day(text, "M/d/uuuu"));

    private WireDates() {}

    private static Instant day(String text, String pattern) {
        return LocalDate.parse(text, DateTimeFormatter.ofPattern(pattern))
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    static Instant parse(String parameter, String text) {
        String given = text.strip();
        // an offset's plus sign that was not percent-encoded arrives as a blank
        String repaired =
                given.contains("T") ? given.replace(' ', '+') : given.replaceFirst("^(\\S+) (\\S+)$", "$1T$2");
        return FORMS.stream()
                .flatMap(form -> attempt(form, repaired).stream())
                .findFirst()
                .orElseThrow(() -> ApiError.parameter(
                        "The query parameter " + parameter + " must be a time such as 2026-11-22T08:00:00Z."));
    }

    private static Optional<Instant> attempt(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeParseException another) {
            return Optional.empty();
        }
    }
}
