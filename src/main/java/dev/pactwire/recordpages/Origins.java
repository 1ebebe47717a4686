package dev.pactwire.recordpages;

import java.net.URI;

/// Scheme, host and a port that is not the default: how browsers name where a page is from.
final class Origins {

    private Origins() {}

    static String of(String url) {
        URI uri = URI.create(url);
        boolean defaultPort = uri.getPort() < 0 || uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
        return uri.getScheme() + "://" + uri.getHost() + (defaultPort ? "" : ":" + uri.getPort());
    }
}
