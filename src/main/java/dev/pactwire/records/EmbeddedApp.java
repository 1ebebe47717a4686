package dev.pactwire.records;

import dev.pactwire.recordtypes.RecordType;
import java.net.URI;
import java.util.Map;
import java.util.Set;

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
