package dev.pactwire.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Where a request comes from.
///
/// @param address that of the peer, or of whom a trusted proxy speaks for
/// @param thisMachine whether somebody at this very machine asks
public record Origin(String address, boolean thisMachine) {

    /// Set by the valve of the trusted proxies, which takes away the header that it has read.
    static final String FORWARDED = Origin.class.getName() + ".forwarded";

    private static final List<String> OF_PROXIES = List.of("forwarded", "via", "x-real-ip");
    private static final String MORE_OF_PROXIES = "x-forwarded-";

    private static final int NETWORK_BYTES = 8;

    /// What a proxy or a tunnel on this machine brings comes from elsewhere, trusted or not. One shows itself
    /// by a header of its own, or by the name that was asked for: nobody at this machine calls it by another
    /// than its own.
    public static Origin of(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        boolean here = isLoopback(peer) && isLoopbackName(request.getServerName()) && !isForwarded(request);
        return new Origin(peer, here);
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return request.getAttribute(FORWARDED) != null
                || Stream.ofNullable(request.getHeaderNames())
                        .flatMap(names -> Collections.list(names).stream())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> OF_PROXIES.contains(name) || name.startsWith(MORE_OF_PROXIES));
    }

    private static boolean isLoopbackName(String host) {
        return host.equalsIgnoreCase("localhost") || isLoopback(host.replaceAll("^\\[|\\]$", ""));
    }

    /// Whether an address means the machine that says it.
    public static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /// Who counts as one when attempts are counted: an address, of IPv6 the network, since a customer gets billions.
    String counted() {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length > NETWORK_BYTES ? network(bytes) : address;
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }

    private static String network(byte[] address) {
        byte[] network = new byte[address.length];
        System.arraycopy(address, 0, network, 0, NETWORK_BYTES);
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
