package dev.pactwire.docusign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells whether a Connect message was signed with one of our keys (Connect). To be asked before parsing.
public final class ConnectHmac {

    private static final String HEADER = "X-DocuSign-Signature-";
    private static final int MAX_SIGNATURES = 100;

    private static final String ALGORITHM = "HmacSHA256";
    /// Copied for each message: looking for its provider takes longer than a signature.
    private static final Mac UNUSED = unused();

    private ConnectHmac() {}

    /// The values of `X-DocuSign-Signature-1…n`, one for each active key of the account.
    ///
    /// @param headers the names of a request's headers, in any case
    /// @param values what the headers of a name say
    public static List<String> signatures(
            Collection<String> headers, Function<String, ? extends Collection<String>> values) {
        var signatures = new ArrayList<String>();
        for (String name : headers) {
            if (name.regionMatches(true, 0, HEADER, 0, HEADER.length())) {
                signatures.addAll(values.apply(name));
            }
        }
        return signatures.subList(0, Math.min(signatures.size(), MAX_SIGNATURES));
    }

    /// True when any signature fits any key, so that keys can be rotated. Each comparison takes constant time.
    ///
    /// @param rawBody the bytes as they came, untouched
    /// @param keys as text; its UTF-8 bytes are the key although it looks like Base64
    public static boolean verify(byte[] rawBody, Collection<String> signatures, Collection<String> keys) {
        if (signatures.isEmpty()) {
            return false;
        }
        for (String key : keys) {
            if (fits(rawBody, signatures, key)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(byte[] rawBody, Collection<String> signatures, String key) {
        byte[] expected = Base64.getEncoder().encode(hmac(rawBody, key));
        boolean fits = false;
        for (String signature : signatures) {
            fits |= MessageDigest.isEqual(expected, signature.strip().getBytes(StandardCharsets.UTF_8));
        }
        return fits;
    }

    private static byte[] hmac(byte[] body, String key) {
        try {
            Mac mac = (Mac) UNUSED.clone();
            mac.init(keyOf(key));
            return mac.doFinal(body);
        } catch (GeneralSecurityException | CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Mac unused() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(keyOf("it is copied, not used"));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SecretKeySpec keyOf(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }
}
