package dev.pactwire.ceremony;

import dev.pactwire.ceremony.ViewRefusal.Code;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Where a person goes after an embedded view. What is appended is a hint for that page, never proof of anything.
///
/// @param value absolute, or empty: then the person stays on a page of ours
record ReturnUrl(String value) {

    static final int MAX_LENGTH = 470;
    static final ReturnUrl NONE = new ReturnUrl("");

    static ReturnUrl checked(String url) {
        if (url.isEmpty()) {
            return NONE;
        }
        if (url.length() > MAX_LENGTH || origin(url).isEmpty()) {
            throw new ViewRefusal(Code.RETURN_URL_INVALID, MAX_LENGTH);
        }
        return new ReturnUrl(url);
    }

    boolean isPresent() {
        return !value.isEmpty();
    }

    /// The URL with more parameters in its query; empty where there is nowhere to go.
    String with(String parameters) {
        if (!isPresent()) {
            return "";
        }
        int hash = value.indexOf('#');
        String start = hash < 0 ? value : value.substring(0, hash);
        String fragment = hash < 0 ? "" : value.substring(hash);
        String joint = start.contains("?") ? start.endsWith("?") || start.endsWith("&") ? "" : "&" : "?";
        return start + joint + parameters + fragment;
    }

    Optional<String> origin() {
        return origin(value);
    }

    /// Scheme, host and port of an http or https address; empty for anything else.
    static Optional<String> origin(String url) {
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return Optional.empty();
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
