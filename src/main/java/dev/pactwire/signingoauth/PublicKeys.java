package dev.pactwire.signingoauth;

import dev.pactwire.signingoauth.SigningAppRefusal.Reason;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// RSA public keys as people paste them (PEM) and as they are stored (X.509 SubjectPublicKeyInfo).
final class PublicKeys {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final int MIN_BITS = 2048;
    private static final int MAX_BITS = 8192;

    private PublicKeys() {}

    static RSAPublicKey parse(String pem) {
        Matcher block = PEM.matcher(pem.strip());
        if (!block.matches()) {
            throw new SigningAppRefusal(Reason.KEY_MALFORMED, MIN_BITS);
        }
        try {
            RSAPublicKey key = of(Base64.getMimeDecoder().decode(block.group(1)));
            int bits = key.getModulus().bitLength();
            if (bits < MIN_BITS || bits > MAX_BITS) {
                throw new SigningAppRefusal(Reason.KEY_MALFORMED, MIN_BITS);
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new SigningAppRefusal(Reason.KEY_MALFORMED, MIN_BITS);
        }
    }

    static RSAPublicKey of(byte[] encoded) throws GeneralSecurityException {
        return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
