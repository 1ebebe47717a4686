package dev.pactwire.connect;

import dev.pactwire.connect.ConnectRefusal.Code;
import java.net.URI;
import java.net.URISyntaxException;

/// What a configuration must have, before it is kept.
final class ConfigurationChecks {

    private static final int MAX_URL = 4_096;

    private ConfigurationChecks() {}

    static void ofAccount(ConnectConfiguration configuration) {
        if (configuration.name().isBlank()) {
            throw new ConnectRefusal(Code.NAME_MISSING);
        }
        deliverable(configuration);
    }

    static void deliverable(ConnectConfiguration configuration) {
        if (!isAddress(configuration.url())) {
            throw new ConnectRefusal(Code.URL_INVALID, configuration.url());
        }
        if (configuration.includes().contains(Include.DOCUMENTS)) {
            throw new ConnectRefusal(Code.DOCUMENTS_NOT_PUSHED);
        }
    }

    private static boolean isAddress(String url) {
        try {
            var uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && url.length() <= MAX_URL;
        } catch (URISyntaxException broken) {
            return false;
        }
    }
}
