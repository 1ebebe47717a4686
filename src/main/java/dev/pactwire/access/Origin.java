package dev.pactwire.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Where a request comes from.
///
/// @param address that of the peer, or of whom a trusted proxy speaks for
/// @param thisMachine whether somebody at this very machine asks
public record Origin(String address, boolean thisMachine) {

    /// What a proxy on this machine brings comes from elsewhere, trusted or not.
    private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP");

    private static final int NETWORK_BYTES = 8;

    public static Origin of(HttpServletRequest request) {
        boolean forwarded = Stream.ofNullable(request.getHeaderNames())
                .flatMap(names -> Collections.list(names).stream())
                .anyMatch(name -> FORWARDED.stream().anyMatch(name::equalsIgnoreCase));
        return new Origin(request.getRemoteAddr(), !forwarded && isLoopback(request.getRemoteAddr()));
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
