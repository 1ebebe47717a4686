package dev.pactwire.docusign;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// Proof key for code exchange (RFC 7636): the verifier stays here, its SHA-256 goes with the person to the consent.
public record Pkce(String verifier) {

    private static final int BYTES = 32;
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    public Pkce {
        if (!VERIFIER.matcher(verifier).matches()) {
            throw new IllegalArgumentException("a verifier has 43 to 128 unreserved characters");
        }
    }

    public static Pkce create(Ids ids) {
        return new Pkce(ids.token(BYTES));
    }

    /// The challenge for the method S256.
    public String challenge() {
        byte[] hash = Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /// The verifier stays out of logs.
    @Override
    public String toString() {
        return "Pkce[" + challenge() + "]";
    }
}
