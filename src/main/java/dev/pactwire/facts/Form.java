package dev.pactwire.facts;

import dev.pactwire.access.UserId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person has sent, read in that person's language.
///
/// @param fields each name's values in their order
public record Form(Map<String, List<String>> fields, Locale locale) {

    private static final int MOST_DECIMALS = 9;
    private static final int USUAL_DECIMALS = 2;

    boolean has(String name) {
        return fields.containsKey(name);
    }

    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /// The value without the spaces around it; empty when there is none.
    public String text(String name) {
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
        return number(name, MOST_DECIMALS);
    }

    /// An amount in a currency has no more decimals than the currency.
    @Nullable
    BigDecimal amount(String name, String currency) {
        return number(name, decimals(currency));
    }

    private static int decimals(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            return USUAL_DECIMALS;
        }
    }

    private @Nullable BigDecimal number(String name, int decimals) {
        String text = text(name);
        return text.isEmpty() ? null : WrittenNumber.read(text, locale, decimals);
    }

    @Nullable
    Integer percent(String name) {
        String typed = text(name);
        String text =
                typed.endsWith("%") ? typed.substring(0, typed.length() - 1).strip() : typed;
        BigDecimal number = text.isEmpty() ? null : WrittenNumber.read(text, locale, MOST_DECIMALS);
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
    public static Optional<UserId> user(String text) {
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
