package dev.pactwire.docusign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells whether a Connect message was signed with one of our keys (Connect). To be asked before parsing.
public final class ConnectHmac {

    private static final String HEADER = "x-docusign-signature-";
    private static final int MAX_SIGNATURES = 100;

    private ConnectHmac() {}

    /// The values of `X-DocuSign-Signature-1…n`, one for each active key of the account.
    public static List<String> signatures(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).startsWith(HEADER))
                .flatMap(header -> header.getValue().stream())
                .limit(MAX_SIGNATURES)
                .toList();
    }

    /// True when any signature fits any key, so that keys can be rotated. Compares in constant time.
    ///
    /// @param rawBody the bytes as they came, untouched
    /// @param keys as text; its UTF-8 bytes are the key although it looks like Base64
    public static boolean verify(byte[] rawBody, Collection<String> signatures, Collection<String> keys) {
        boolean fits = false;
        for (String key : keys) {
            byte[] expected = Base64.getEncoder().encode(hmac(rawBody, key));
            for (String signature : signatures) {
                fits |= MessageDigest.isEqual(expected, signature.strip().getBytes(StandardCharsets.UTF_8));
            }
        }
        return fits;
    }

    private static byte[] hmac(byte[] body, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
