package dev.pactwire;

import java.text.MessageFormat;
import java.util.GregorianCalendar;
import java.util.Locale;

/// Reads the JVM's tables of locales, which the log and Spring ask for, while the first core begins the start.
final class ReadAhead {

    private ReadAhead() {}

    static void start() {
        Thread.ofPlatform().daemon().name("pactwire-read-ahead").start(ReadAhead::read);
    }

    private static Object[] read() {
        return new Object[] {new GregorianCalendar(), new MessageFormat("", Locale.getDefault())};
    }
}
