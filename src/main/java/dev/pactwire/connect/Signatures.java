package dev.pactwire.connect;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The headers by which a receiver knows that a message is ours.
final class Signatures {

    private static final String ALGORITHM = "HmacSHA256";

    private Signatures() {}

    /// `X-DocuSign-Signature-1…n`, one for each key, over the raw bytes of the body.
    static Map<String, String> headers(byte[] body, List<byte[]> keys) {
        var headers = new LinkedHashMap<String, String>();
        if (keys.isEmpty()) {
            return headers;
        }
        headers.put("X-Authorization-Digest", "HMACSHA256");
        for (int i = 0; i < keys.size(); i++) {
            headers.put("X-DocuSign-Signature-" + (i + 1), sign(body, keys.get(i)));
        }
        return headers;
    }

    private static String sign(byte[] body, byte[] key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
