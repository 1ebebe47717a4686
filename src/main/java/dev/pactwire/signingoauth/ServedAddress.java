package dev.pactwire.signingoauth;

import dev.pactwire.platform.Address;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/// The address under which a caller reached us, which is the one to advertise to that caller: the hub comes over
/// loopback, an SDK over HTTPS on a port of its own, a browser by the public name.
@Component
public class ServedAddress {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Address address;

    ServedAddress(Address address) {
        this.address = address;
    }

    /// Scheme, host and port without a trailing slash. Behind a proxy that speaks TLS for us, a request for the public
    /// host means the public address.
    public String of(HttpServletRequest request) {
        String publicUrl = address.publicUrl();
        return authority(URI.create(publicUrl)).equalsIgnoreCase(authority(request))
                ? publicUrl
                : request.getScheme() + "://" + authority(request);
    }

    /// What an assertion for us must name: the public host, or this machine when the caller is on it. The name under
    /// which a caller says to have reached us proves nothing, for an assertion made for another server could be
    /// replayed under that server's name.
    String audience(HttpServletRequest request) {
        return LOOPBACK.contains(request.getServerName().toLowerCase(Locale.ROOT))
                ? authority(request)
                : authority(URI.create(address.publicUrl()));
    }

    /// Host, and port unless it is the usual one.
    static String authority(HttpServletRequest request) {
        return authority(request.getScheme(), request.getServerName(), request.getServerPort());
    }

    private static String authority(URI uri) {
        return authority(uri.getScheme(), uri.getHost(), uri.getPort());
    }

    private static String authority(String scheme, String host, int port) {
        boolean usual = port < 0 || port == ("https".equals(scheme) ? HTTPS : HTTP);
        return usual ? host : host + ":" + port;
    }
}
