package dev.pactwire.recordtypes;

import dev.pactwire.recordtypes.RecordRefused.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What may stand in a field, and the form in which it stands there: stripped, without repetitions.
public final class FieldRules {

    public static final int MAX_TEXT = 255;
    private static final int MAX_PARAGRAPH = 100_000;
    private static final int MAX_VALUES = 100;
    private static final BigDecimal MAX_MONEY = BigDecimal.valueOf(1, -15);
    private static final int MAX_PERCENT = 100;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]{1,64}@[^\\s@<>\",;]{1,190}");
    private static final Pattern DOMAIN = Pattern.compile("[^\\s@<>\"/:,;]{1,190}\\.[^\\s@<>\"/:,;.]{2,63}");
    private static final Pattern BREAK = Pattern.compile("[\\r\\n\\t]+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

    private FieldRules() {}

    /// The value as it is stored; null when nothing is left of it.
    public static @Nullable Object stored(Field<?> field, Object value) {
        FieldKind<?> kind = field.kind();
        if (!kind.valueClass().isInstance(value)) {
            throw new IllegalArgumentException(field + " does not hold a " + value.getClass());
        }
        if (kind == FieldKind.TEXT) {
            return line(field, (String) value);
        } else if (kind == FieldKind.PARAGRAPH) {
            return text(field, (String) value, MAX_PARAGRAPH);
        } else if (kind == FieldKind.TAGS) {
            return tags(field, (List<?>) value);
        } else if (kind == FieldKind.LABELED) {
            return labeled(field, (Labeled) value);
        } else if (kind == FieldKind.LABELED_LIST) {
            return labeledList(field, (List<?>) value);
        } else if (kind == FieldKind.ADDRESS) {
            return address(field, (PostalAddress) value);
        } else if (kind == FieldKind.MONEY) {
            return money(field, (BigDecimal) value);
        } else if (kind == FieldKind.INSTANT) {
            return ((Instant) value).truncatedTo(ChronoUnit.MICROS);
        } else if (field == Field.WIN_PROBABILITY) {
            return percent(field, (Integer) value);
        }
        return value;
    }

    private static @Nullable String line(Field<?> field, String value) {
        String text = oneLine(field, value);
        if (text == null) {
            return null;
        } else if (field == Field.EMAIL_DOMAIN) {
            return domain(text);
        } else if (field == Field.CURRENCY) {
            return currency(text);
        }
        return text;
    }

    private static @Nullable String oneLine(Field<?> field, String value) {
        return text(field, BREAK.matcher(value).replaceAll(" "), MAX_TEXT);
    }

    public static @Nullable String text(Object field, String value, int longest) {
        String text = value.strip();
        if (CONTROL.matcher(text).find()) {
            throw new RecordRefused(Reason.TEXT_UNREADABLE, field);
        }
        if (text.length() > longest) {
            throw new RecordRefused(Reason.TEXT_TOO_LONG, field, longest);
        }
        return text.isEmpty() ? null : text;
    }

    private static String domain(String text) {
        if (!DOMAIN.matcher(text).matches()) {
            throw new RecordRefused(Reason.DOMAIN_MALFORMED, Field.EMAIL_DOMAIN, text);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    public static String currency(String text) {
        try {
            return Currency.getInstance(text.toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw new RecordRefused(Reason.CURRENCY_UNKNOWN, Field.CURRENCY, text);
        }
    }

    private static List<String> tags(Field<?> field, List<?> values) {
        bounded(field, values);
        return values.stream()
                .map(value -> oneLine(field, (String) value))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<Labeled> labeledList(Field<?> field, List<?> values) {
        bounded(field, values);
        var seen = new HashSet<String>();
        return values.stream()
                .map(value -> labeled(field, (Labeled) value))
                .filter(Objects::nonNull)
                .filter(value -> seen.add(value.value().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static void bounded(Field<?> field, List<?> values) {
        if (values.size() > MAX_VALUES) {
            throw new RecordRefused(Reason.TOO_MANY_VALUES, field, MAX_VALUES);
        }
    }

    private static @Nullable Labeled labeled(Field<?> field, Labeled value) {
        String text = text(field, value.value(), MAX_TEXT);
        if (text == null) {
            return null;
        }
        if ((field == Field.EMAIL || field == Field.EMAILS)
                && !EMAIL.matcher(text).matches()) {
            throw new RecordRefused(Reason.EMAIL_MALFORMED, field, text);
        }
        List<String> allowed = categories(field);
        if (!allowed.contains(value.category())) {
            throw new RecordRefused(Reason.CATEGORY_UNKNOWN, field, value.category(), String.join(", ", allowed));
        }
        return new Labeled(text, value.category());
    }

    private static List<String> categories(Field<?> field) {
        if (field == Field.PHONE_NUMBERS) {
            return Labeled.PHONE_CATEGORIES;
        } else if (field == Field.SOCIALS) {
            return Labeled.SOCIAL_CATEGORIES;
        } else if (field == Field.WEBSITES) {
            return Labeled.WEBSITE_CATEGORIES;
        }
        return Labeled.EMAIL_CATEGORIES;
    }

    private static @Nullable PostalAddress address(Field<?> field, PostalAddress value) {
        var address = new PostalAddress(
                part(field, value.street()),
                part(field, value.city()),
                part(field, value.state()),
                part(field, value.postalCode()),
                part(field, value.country()));
        return address.isEmpty() ? null : address;
    }

    private static @Nullable String part(Field<?> field, @Nullable String value) {
        return value == null ? null : text(field, value, MAX_TEXT);
    }

    private static BigDecimal money(Field<?> field, BigDecimal value) {
        if (value.abs().compareTo(MAX_MONEY) >= 0 || value.scale() > 6) {
            throw new RecordRefused(
                    Reason.NUMBER_OUT_OF_RANGE, field, MAX_MONEY.negate().toPlainString(), MAX_MONEY.toPlainString());
        }
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static Integer percent(Field<?> field, Integer value) {
        if (value < 0 || value > MAX_PERCENT) {
            throw new RecordRefused(Reason.NUMBER_OUT_OF_RANGE, field, 0, MAX_PERCENT);
        }
        return value;
    }
}
