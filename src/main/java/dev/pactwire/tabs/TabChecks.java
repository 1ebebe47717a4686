package dev.pactwire.tabs;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Whether a value may stand in a tab. Values and patterns both come from outside.
public final class TabChecks {

    private static final int MAX_SHORT_TEXT = 500;
    private static final int MAX_PATTERN = 1000;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,190}");

    private TabChecks() {}

    public sealed interface Verdict {}

    /// @param value cleaned: line ends made equal, control characters dropped
    public record Good(String value) implements Verdict {}

    /// @param detail the pattern's own message, or the largest length; empty when the code says it all
    public record Bad(Code code, String detail) implements Verdict {}

    public enum Code {
        LOCKED,
        TOO_LONG,
        PATTERN,
        NO_NUMBER,
        NO_DATE,
        NO_EMAIL,
        NO_SUCH_CHOICE,
        NO_TICK,
        NO_SIGNATURE
    }

    /// An empty value is always good here: whether it may stay empty is asked of [Tabs#missing(java.util.List)].
    public static Verdict check(Tab tab, String raw) {
        String value = cleaned(raw);
        if (tab.rules().locked() && !value.equals(tab.value())) {
            return new Bad(Code.LOCKED, "");
        }
        if (value.isEmpty()) {
            return new Good("");
        }
        return switch (tab.kind()) {
            case Kind.SignHere s -> one(value, Tab.SIGNED, Code.NO_SIGNATURE);
            case Kind.InitialHere i -> one(value, Tab.SIGNED, Code.NO_SIGNATURE);
            case Kind.Approve a -> one(value, Tab.SIGNED, Code.NO_SIGNATURE);
            case Kind.Decline d -> one(value, Tab.SIGNED, Code.NO_SIGNATURE);
            case Kind.Checkbox c -> one(value, Tab.TICKED, Code.NO_TICK);
            case Kind.DateSigned d -> date(value);
            case Kind.DateEntry d -> date(value);
            case Kind.NumberEntry n -> number(value);
            case Kind.EmailAddress e -> EMAIL.matcher(value).matches() ? new Good(value) : new Bad(Code.NO_EMAIL, "");
            case Kind.Text text -> text(text, value);
            case Kind.RadioGroup group ->
                choice(group.radios().stream().anyMatch(radio -> radio.value().equals(value)), value);
            case Kind.ListChoice list ->
                choice(list.items().stream().anyMatch(item -> item.value().equals(value)), value);
            case Kind.FullName f -> shortText(value);
            case Kind.FirstName f -> shortText(value);
            case Kind.LastName l -> shortText(value);
            case Kind.Company c -> shortText(value);
            case Kind.Title t -> shortText(value);
            case Kind.EnvelopeId e -> shortText(value);
            case Kind.Note n -> length(value, Kind.MAX_TEXT);
        };
    }

    private static String cleaned(String raw) {
        return raw.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .strip();
    }

    private static Verdict one(String value, String only, Code code) {
        return value.equals(only) ? new Good(value) : new Bad(code, "");
    }

    private static Verdict choice(boolean known, String value) {
        return known ? new Good(value) : new Bad(Code.NO_SUCH_CHOICE, "");
    }

    private static Verdict shortText(String value) {
        return length(value, MAX_SHORT_TEXT);
    }

    private static Verdict length(String value, int most) {
        return value.length() <= most ? new Good(value) : new Bad(Code.TOO_LONG, String.valueOf(most));
    }

    private static Verdict text(Kind.Text text, String value) {
        if (value.length() > text.maxLength()) {
            return new Bad(Code.TOO_LONG, String.valueOf(text.maxLength()));
        }
        return matches(text.pattern(), value)
                ? new Good(value)
                : new Bad(Code.PATTERN, text.patternMessage() == null ? "" : text.patternMessage());
    }

    /// A pattern that is none, or that runs away, lets everything pass: the signer cannot mend the sender's mistake.
    private static boolean matches(@Nullable String pattern, String value) {
        if (pattern == null || pattern.isEmpty() || pattern.length() > MAX_PATTERN) {
            return true;
        }
        try {
            return Pattern.compile(pattern).matcher(new Budgeted(value)).matches();
        } catch (PatternSyntaxException | Budgeted.Exhausted | StackOverflowError unusable) {
            return true;
        }
    }

    private static Verdict number(String value) {
        try {
            var number = new BigDecimal(value.replace(',', '.').replace(" ", ""));
            return number.precision() > 40 || Math.abs(number.scale()) > 40
                    ? new Bad(Code.NO_NUMBER, "")
                    : new Good(value);
        } catch (NumberFormatException none) {
            return new Bad(Code.NO_NUMBER, "");
        }
    }

    private static Verdict date(String value) {
        try {
            return new Good(LocalDate.parse(value).toString());
        } catch (DateTimeException none) {
            return new Bad(Code.NO_DATE, "");
        }
    }
}
