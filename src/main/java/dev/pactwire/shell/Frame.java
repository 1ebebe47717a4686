package dev.pactwire.shell;

import dev.pactwire.access.Action;
import dev.pactwire.access.User;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What every page knows: who looks, in which language, and how to address things. Templates are logic-free beyond it.
public final class Frame {

    private final Texts texts;
    private final Assets assets;
    private final Locale locale;
    private final @Nullable User user;
    private final String csrf;
    private final String path;
    private final String theme;
    private final List<NavigationItem> navigation;
    private final ZoneId zone;
    private final Instant now;

    Frame(
            Texts texts,
            Assets assets,
            Locale locale,
            @Nullable User user,
            String csrf,
            String path,
            String theme,
            List<NavigationItem> navigation,
            ZoneId zone,
            Instant now) {
        this.texts = texts;
        this.assets = assets;
        this.locale = locale;
        this.user = user;
        this.csrf = csrf;
        this.path = path;
        this.theme = theme;
        this.navigation = navigation;
        this.zone = zone;
        this.now = now;
    }

    /// The text under a key in the viewer's language.
    public String t(String key, @Nullable Object... arguments) {
        return texts.say(locale, key, arguments);
    }

    public Locale locale() {
        return locale;
    }

    public String language() {
        return locale.getLanguage();
    }

    public boolean hasUser() {
        return user != null;
    }

    /// Only on pages behind the login.
    public User user() {
        if (user == null) {
            throw new IllegalStateException("nobody is logged in on " + path);
        }
        return user;
    }

    public boolean may(Action action) {
        return user != null && user.may(action);
    }

    public String csrf() {
        return csrf;
    }

    public String path() {
        return path;
    }

    /// `light`, `dark`, or `auto` for what the device prefers.
    public String theme() {
        return theme;
    }

    public List<NavigationItem> navigation(int group) {
        return navigation.stream()
                .filter(item -> item.group() == group && may(item.needed()))
                .toList();
    }

    public boolean isActive(NavigationItem item) {
        return item.href().equals("/")
                ? path.equals("/")
                : path.equals(item.href()) || path.startsWith(item.href() + "/");
    }

    /// The versioned address of `static/<file>`.
    public String asset(String file) {
        return assets.address(file);
    }

    /// The versioned address of a library's file, such as `htmx.org/dist/htmx.min.js`.
    public String vendor(String file) {
        return assets.vendor(file);
    }

    public String icon(String name) {
        return assets.address("shell/icons.svg") + "#" + name;
    }

    public String date(@Nullable Instant instant) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(instant.atZone(zone));
    }

    public String date(@Nullable LocalDate date) {
        return date == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(date);
    }

    /// “Today”, “Tomorrow”, “Yesterday”; another day of this year goes without the year.
    public String day(LocalDate date) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch ((int) Math.clamp(ChronoUnit.DAYS.between(today, date), -2, 2)) {
            case -1 -> t("shell.day.yesterday");
            case 0 -> t("shell.day.today");
            case 1 -> t("shell.day.tomorrow");
            default ->
                date.getYear() == today.getYear()
                        ? DateTimeFormatter.ofLocalizedPattern("MMMd")
                                .withLocale(locale)
                                .format(date)
                        : date(date);
        };
    }

    public String time(@Nullable Instant instant) {
        return instant == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(instant.atZone(zone));
    }

    /// “5 minutes ago” for the recent past, the date otherwise.
    public String ago(@Nullable Instant instant) {
        return instant == null ? "" : RelativeTime.say(texts, locale, instant, now, date(instant));
    }

    public String money(@Nullable BigDecimal amount, @Nullable String currency) {
        if (amount == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        if (currency != null) {
            format.setCurrency(Currency.getInstance(currency));
        }
        format.setMinimumFractionDigits(amount.stripTrailingZeros().scale() > 0 ? 2 : 0);
        return format.format(amount);
    }

    /// A number with as many decimals as it has.
    public String decimal(BigDecimal value) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.max(0, value.scale()));
        return format.format(value);
    }

    /// 50 is `50%` in English and `50 %` in French.
    public String percent(BigDecimal value) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(Math.max(0, value.scale()));
        return format.format(value.movePointLeft(2));
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }
}
