package dev.pactwire.access;

import dev.pactwire.platform.PactwireSettings;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Whose word is taken for the address and the scheme of a request: the proxies in the settings, and nobody else. From
/// everybody else such headers are hearsay.
@Component
class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /// Java takes `10.0` for an address too.
    private static final Pattern ADDRESS = Pattern.compile("\\d+(\\.\\d+){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final PactwireSettings settings;

    TrustedProxies(PactwireSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (settings.trustedProxies().isEmpty()) {
            return;
        }
        var valve = new Noting();
        valve.setInternalProxies(networks(settings.trustedProxies()));
        valve.setTrustedProxies(null);
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        factory.addEngineValves(valve);
    }

    /// Keeps that somebody was spoken for, whoever it was: a proxy on this machine may pass on a client's own
    /// lie that it is here.
    private static final class Noting extends RemoteIpValve {

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getHeader(getRemoteIpHeader()) != null) {
                request.setAttribute(Origin.FORWARDED, true);
            }
            super.invoke(request, response);
        }
    }

    /// Each with its number of bits, or the valve takes the list for a pattern.
    static String networks(List<String> proxies) {
        return proxies.stream().map(TrustedProxies::network).collect(Collectors.joining(","));
    }

    private static String network(String proxy) {
        String[] parts = proxy.strip().split("/", 2);
        try {
            if (!ADDRESS.matcher(parts[0]).matches()) {
                throw new IllegalArgumentException("no whole address");
            }
            int most = InetAddress.ofLiteral(parts[0]).getAddress().length * Byte.SIZE;
            int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            if (bits >= 0 && bits <= most) {
                return parts[0] + "/" + bits;
            }
        } catch (IllegalArgumentException noNetwork) {
            // said below, as for a number of bits that is too large
        }
        throw new InvalidConfigurationPropertyValueException(
                "pactwire.trusted-proxies", proxy, "Name addresses or networks, such as 10.0.0.5 or 10.1.0.0/16.");
    }
}
