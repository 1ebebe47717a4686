package dev.pactwire.platform;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The only source of ids and random tokens, so that tests can follow them.
@Component
public class Ids {

    private final Clock clock;
    private final SecureRandom random;

    public Ids(Clock clock) {
        this.clock = clock;
        this.random = new SecureRandom();
    }

    /// A UUID version 4: tells nothing about when it was made. For ids that strangers see.
    public UUID random() {
        return version(4, bits(), bits());
    }

    /// A UUID version 7: sorts by the time it was made. For rows that are read in order.
    public UUID ordered() {
        long millis = clock.millis() & 0xFFFF_FFFF_FFFFL;
        ByteBuffer chance = ByteBuffer.wrap(bytes(Short.BYTES + Long.BYTES));
        return version(7, millis << 16 | chance.getShort() & 0xFFFF, chance.getLong());
    }

    /// `bytes` random bytes as unpadded base64url text.
    public String token(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private long bits() {
        return random.nextLong();
    }

    private static UUID version(int version, long high, long low) {
        return new UUID(high & ~0xF000L | (long) version << 12, low & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }
}
