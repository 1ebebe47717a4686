package dev.pactwire.signingoauth;

import dev.pactwire.signingoauth.SigningAppRefusal.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Where an app takes the person back: checked once when it is registered, compared letter by letter ever after.
final class RedirectUri {

    private static final int MAX_LENGTH = 500;

    /// Schemes that a browser carries out instead of following.
    private static final Set<String> DANGEROUS = Set.of("javascript", "data", "vbscript", "file", "blob", "about");

    private RedirectUri() {}

    static String checked(String text) {
        String uri = text.strip();
        try {
            URI parsed = new URI(uri);
            String scheme = String.valueOf(parsed.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (parsed.isAbsolute()
                    && parsed.getRawFragment() == null
                    && uri.length() <= MAX_LENGTH
                    && !DANGEROUS.contains(scheme)
                    && (!web || parsed.getHost() != null && parsed.getRawUserInfo() == null)) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // refused below like every other malformed address
        }
        throw new SigningAppRefusal(Reason.REDIRECT_MALFORMED, uri);
    }

    /// The address with parameters added to whatever query it has of its own.
    static String with(String uri, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return uri + (uri.contains("?") ? "&" : "?") + query;
    }
}
