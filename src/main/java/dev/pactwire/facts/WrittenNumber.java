package dev.pactwire.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number as people write it: `12,345.67`, `12.345,67`, `12 345,67`, `12’345.67`. Two different signs tell by
/// themselves which of them parts the decimals. A single one before three digits does not: then the language of the
/// person decides, and what it does not decide is asked about, because a wrong guess is wrong a thousandfold.
final class WrittenNumber {

    private static final Pattern NUMBER = Pattern.compile("[+\\-−]?[\\d.,]*\\d[\\d.,]*");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u2009\\u202f'’]");
    private static final Pattern SPACED = Pattern.compile("[+\\-−]?[1-9]\\d{0,2}( \\d{3})+([.,]\\d*)?");
    private static final Pattern GROUPED = Pattern.compile("[1-9]\\d{0,2}([.,]\\d{3})+");

    /// Longer than any number that somebody means, and short for the patterns.
    private static final int LONGEST = 60;

    private final String typed;
    private final Locale locale;
    private final int decimals;

    private WrittenNumber(String typed, Locale locale, int decimals) {
        this.typed = typed;
        this.locale = locale;
        this.decimals = decimals;
    }

    /// @param decimals how many such a value can have
    static BigDecimal read(String typed, Locale locale, int decimals) {
        if (typed.length() > LONGEST) {
            throw new PageRefused("number", typed.substring(0, LONGEST) + "…");
        }
        return new WrittenNumber(typed, locale, decimals).read();
    }

    private BigDecimal read() {
        String text = SPACE.matcher(typed.strip()).replaceAll(" ");
        if (SPACED.matcher(text).matches()) {
            text = text.replace(" ", "");
        }
        if (!NUMBER.matcher(text).matches()) {
            throw notANumber();
        }
        boolean signed = "+-−".indexOf(text.charAt(0)) >= 0;
        BigDecimal value = new BigDecimal(plain(signed ? text.substring(1) : text));
        if (value.stripTrailingZeros().scale() > decimals) {
            throw new PageRefused("number-decimals", typed, shown(value, decimals));
        }
        return signed && text.charAt(0) != '+' ? value.negate() : value;
    }

    private String plain(String digits) {
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (last < 0) {
            return digits;
        }
        String sign = digits.substring(last, last + 1);
        String other = sign.equals(".") ? "," : ".";
        String before = digits.substring(0, last);
        String after = digits.substring(last + 1);
        if (before.contains(other)) {
            return grouped(before) + "." + after;
        }
        return before.contains(sign) ? grouped(digits) : single(digits, sign, before, after);
    }

    /// One sign, once.
    private String single(String digits, String sign, String before, String after) {
        String decimal = before + "." + after;
        if (!GROUPED.matcher(digits).matches()) {
            return decimal;
        }
        var signs = DecimalFormatSymbols.getInstance(locale);
        if (sign.charAt(0) == signs.getGroupingSeparator()) {
            return before + after;
        }
        if (sign.charAt(0) == signs.getDecimalSeparator() && decimals >= after.length()) {
            return decimal;
        }
        throw new PageRefused(
                "number-ambiguous", typed, shown(new BigDecimal(before + after), 0), shown(new BigDecimal(decimal), 2));
    }

    private String grouped(String digits) {
        Matcher groups = GROUPED.matcher(digits);
        if (!groups.matches() || digits.contains(".") && digits.contains(",")) {
            throw notANumber();
        }
        return digits.replace(",", "").replace(".", "");
    }

    private PageRefused notANumber() {
        return new PageRefused("number", typed);
    }

    private String shown(BigDecimal value, int places) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(places);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }
}
