package dev.pactwire.records;

import dev.pactwire.recordtypes.RecordType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A page of another program that record pages show in a frame.
///
/// @param id chosen by whoever registers it, `[a-z0-9-]{1,64}`
/// @param recordTypes the types of record that show it
/// @param names further names by language (`fr`)
public record EmbeddedApp(
        String id, String name, String url, Set<RecordType> recordTypes, boolean enabled, Map<String, String> names) {

    /// The name for a reader of that language.
    public String name(String language) {
        return names.getOrDefault(language, name);
    }

    /// What is another than before, each by its name on the wire and with what it is now.
    List<String> changesSince(EmbeddedApp before) {
        return Stream.of(
                        change("name", before.name, name),
                        change("url", before.url, url),
                        change("record_types", sorted(before.recordTypes), sorted(recordTypes)),
                        change("enabled", before.enabled, enabled),
                        change("names", new TreeMap<>(before.names), new TreeMap<>(names)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> change(String what, Object before, Object now) {
        return before.equals(now) ? Optional.empty() : Optional.of(what + ": " + now);
    }

    private static List<RecordType> sorted(Set<RecordType> types) {
        return types.stream().sorted().toList();
    }

    /// Scheme, host and a port that is not the default: how browsers name where a page is from.
    public static String origin(String url) {
        URI uri = URI.create(url);
        boolean defaultPort = uri.getPort() < 0 || uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
        return uri.getScheme() + "://" + uri.getHost() + (defaultPort ? "" : ":" + uri.getPort());
    }

    public boolean isShownOn(RecordType type) {
        return enabled && recordTypes.contains(type);
    }
}
