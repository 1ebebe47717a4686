package dev.pactwire.postgres;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hash that tells whether a backup's content is what was written.
final class Hashes {

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private Hashes() {}
}
