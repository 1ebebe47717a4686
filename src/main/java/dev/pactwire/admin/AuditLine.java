package dev.pactwire.admin;

import dev.pactwire.access.AuditLog;
import dev.pactwire.access.Origin;
import dev.pactwire.platform.Json;
import dev.pactwire.shell.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// An entry of the audit log as a person reads it. The sentence of an act stands under `act.<its name>`: its first
/// argument is the subject, the others are the details in the order of their names.
///
/// @param who the name alone
/// @param email empty when Pactwire itself acted
public record AuditLine(long id, Instant at, String who, String email, String sentence) {

    static AuditLine of(AuditLog.Entry entry, Texts texts, Locale locale) {
        int address = entry.person().lastIndexOf(" <");
        boolean person = address > 0 && entry.person().endsWith(">");
        return new AuditLine(
                entry.id(),
                entry.at(),
                person ? entry.person().substring(0, address) : entry.person(),
                person ? entry.person().substring(address + 2, entry.person().length() - 1) : "",
                sentence(entry, texts, locale));
    }

    private static String sentence(AuditLog.Entry entry, Texts texts, Locale locale) {
        String key = "act." + entry.action();
        if (!texts.knows(key)) {
            return entry.subject();
        }
        var arguments = new ArrayList<Object>();
        arguments.add(entry.subject());
        @SuppressWarnings("unchecked")
        Map<String, Object> details = Json.read(entry.details(), Map.class);
        new TreeMap<>(details).forEach((name, value) -> arguments.add(said(name, value, texts, locale)));
        return texts.say(locale, key, arguments.toArray());
    }

    private static String said(String name, Object value, Texts texts, Locale locale) {
        return switch (name) {
            case "role" -> texts.say(locale, "access.role." + value);
            case "address" ->
                Origin.isLoopback(String.valueOf(value))
                        ? texts.say(locale, "admin.audit.here")
                        : texts.say(locale, "admin.audit.from", value);
            default ->
                value instanceof Collection<?> several
                        ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        : String.valueOf(value);
        };
    }
}
