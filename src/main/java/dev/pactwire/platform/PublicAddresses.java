package dev.pactwire.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Addresses of the public internet, in contrast to everything that the registries of special-purpose addresses (RFC
/// 6890) keep for other uses. An address of version 6 that carries one of version 4 is as public as that one.
final class PublicAddresses {

    private static final List<Range> SPECIAL = List.of(
            Range.of("0.0.0.0", 8),
            Range.of("10.0.0.0", 8),
            Range.of("100.64.0.0", 10),
            Range.of("127.0.0.0", 8),
            Range.of("169.254.0.0", 16),
            Range.of("172.16.0.0", 12),
            Range.of("192.0.0.0", 24),
            Range.of("192.0.2.0", 24),
            Range.of("192.88.99.0", 24),
            Range.of("192.168.0.0", 16),
            Range.of("198.18.0.0", 15),
            Range.of("198.51.100.0", 24),
            Range.of("203.0.113.0", 24),
            Range.of("224.0.0.0", 3),
            Range.of("100::", 64),
            Range.of("2001::", 23),
            Range.of("2001:db8::", 32),
            Range.of("3fff::", 20));

    /// Of version 6 only these are given out; what is not among them is loopback, local or multicast.
    private static final Range GLOBAL = Range.of("2000::", 3);

    /// Where the address of version 4 begins within one of version 6.
    private static final List<Carrier> CARRIERS = List.of(
            new Carrier(Range.of("::", 96), 12),
            new Carrier(Range.of("64:ff9b::", 96), 12),
            new Carrier(Range.of("2002::", 16), 2));

    private PublicAddresses() {}

    private record Carrier(Range range, int start) {}

    private record Range(byte[] network, int bits) {

        static Range of(String network, int bits) {
            try {
                return new Range(InetAddress.getByName(network).getAddress(), bits);
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if (((address[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    static boolean contain(InetAddress address) {
        return contain(address.getAddress());
    }

    private static boolean contain(byte[] address) {
        if (SPECIAL.stream().anyMatch(range -> range.contains(address))) {
            return false;
        }
        return address.length == 4
                || CARRIERS.stream()
                        .filter(carrier -> carrier.range().contains(address))
                        .findFirst()
                        .map(carrier -> contain(Arrays.copyOfRange(address, carrier.start(), carrier.start() + 4)))
                        .orElseGet(() -> GLOBAL.contains(address));
    }
}
