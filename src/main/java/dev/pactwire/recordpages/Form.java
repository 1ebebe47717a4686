package dev.pactwire.recordpages;

import dev.pactwire.access.UserId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person has sent, read in that person's language: `1 200,50` is a number in French.
///
/// @param fields each name's values in their order
record Form(Map<String, List<String>> fields, Locale locale) {

    boolean has(String name) {
        return fields.containsKey(name);
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /// The value without the spaces around it; empty when there is none.
    String text(String name) {
        return all(name).isEmpty() ? "" : all(name).getFirst().strip();
    }

    @Nullable
    String textOrNull(String name) {
        String text = text(name);
        return text.isEmpty() ? null : text;
    }

    @Nullable
    Long id(String name) {
        String text = text(name);
        try {
            return text.isEmpty() ? null : Long.valueOf(text);
        } catch (NumberFormatException none) {
            throw new PageRefused("choice", text);
        }
    }

    @Nullable
    BigDecimal number(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return null;
        }
        String bare = text.replaceAll("[\\s\\u00a0\\u202f'’]", "");
        String plain = locale.getLanguage().equals("fr") ? bare.replace(',', '.') : bare.replace(",", "");
        try {
            return new BigDecimal(plain);
        } catch (NumberFormatException none) {
            throw new PageRefused("number", text);
        }
    }

    @Nullable
    Integer percent(String name) {
        BigDecimal number = number(name);
        try {
            return number == null ? null : number.intValueExact();
        } catch (ArithmeticException fraction) {
            throw new PageRefused("whole-number", text(name));
        }
    }

    @Nullable
    LocalDate date(String name) {
        String text = text(name);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            throw new PageRefused("date", text);
        }
    }

    <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        String text = text(name);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Enum.valueOf(type, text));
        } catch (IllegalArgumentException none) {
            throw new PageRefused("choice", text);
        }
    }

    /// The user whose id that is written as; nobody when it is no id at all.
    static Optional<UserId> user(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new UserId(UUID.fromString(text)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// A number as it stands in an input of that language.
    static String written(@Nullable BigDecimal number, Locale locale) {
        String plain = number == null ? "" : number.stripTrailingZeros().toPlainString();
        return locale.getLanguage().equals("fr") ? plain.replace('.', ',') : plain;
    }
}
