package dev.pactwire.signingoauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// SHA-256 of what is random enough to need no salt, and comparisons that take equally long.
final class Hashes {

    private Hashes() {}

    static byte[] of(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The `code_challenge` of a `code_verifier` by method S256 (RFC 7636).
    static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(of(verifier));
    }

    static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
