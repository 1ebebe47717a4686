package dev.pactwire.signingoauth;

import dev.pactwire.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/// Hashes that are shown to others, and comparisons that take equally long.
final class Hashes {

    private Hashes() {}

    /// The `code_challenge` of a `code_verifier` by method S256 (RFC 7636).
    static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }

    static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
