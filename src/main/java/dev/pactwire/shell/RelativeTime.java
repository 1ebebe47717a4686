package dev.pactwire.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// How long ago, in words, for up to a week.
final class RelativeTime {

    private RelativeTime() {}

    static String say(Texts texts, Locale locale, Instant then, Instant now, String date) {
        Duration age = Duration.between(then, now);
        if (age.isNegative() || age.toDays() >= 7) {
            return date;
        }
        if (age.toMinutes() < 1) {
            return texts.say(locale, "shell.ago.now");
        }
        if (age.toHours() < 1) {
            return texts.say(locale, "shell.ago.minutes", age.toMinutes());
        }
        if (age.toDays() < 1) {
            return texts.say(locale, "shell.ago.hours", age.toHours());
        }
        return texts.say(locale, "shell.ago.days", age.toDays());
    }
}
