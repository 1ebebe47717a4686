package dev.pactwire.mailroom;

import dev.pactwire.platform.Sha256;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Signs mails as RFC 6376 says, with RSA and SHA-256, both parts in the relaxed form, which survives what mail
/// servers do to white space.
final class Dkim {

    /// A mail is bytes; each becomes one character and back.
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;
    private static final int LINE = 72;

    /// What a reader sees or an answer follows; each as far as the mail has it.
    private static final Set<String> SIGNED = Set.of(
            "from",
            "to",
            "subject",
            "date",
            "message-id",
            "reply-to",
            "mime-version",
            "content-type",
            "list-unsubscribe",
            "list-unsubscribe-post");

    private final String domain;
    private final String selector;
    private final PrivateKey key;

    Dkim(String domain, String selector, PrivateKey key) {
        this.domain = domain;
        this.selector = selector;
        this.key = key;
    }

    /// @param pem a file with an RSA key as PKCS#8
    static PrivateKey key(Path pem) throws IOException, GeneralSecurityException {
        String base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    /// The mail with its signature before it and with the line ends of the wire.
    byte[] sign(byte[] mail, Instant now) throws GeneralSecurityException {
        String text = new String(mail, BYTES).replaceAll("\r?\n", "\r\n");
        int gap = text.indexOf("\r\n\r\n");
        List<String> headers = signedHeaders(text.substring(0, gap));
        String unsigned = "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=" + selector
                + ";\r\n t=" + now.getEpochSecond() + "; h=" + names(headers) + ";\r\n bh="
                + bodyHash(text.substring(gap + 4)) + ";\r\n b=";
        return (unsigned + folded(signature(headers, unsigned)) + "\r\n" + text).getBytes(BYTES);
    }

    private static List<String> signedHeaders(String head) {
        var signed = new ArrayList<String>();
        for (String header : head.split("\r\n(?![ \t])")) {
            if (SIGNED.contains(name(header))) {
                signed.add(header);
            }
        }
        return signed;
    }

    private static String name(String header) {
        int colon = header.indexOf(':');
        return colon < 0 ? "" : header.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    }

    private static String names(List<String> headers) {
        return String.join(":", headers.stream().map(Dkim::name).toList());
    }

    private static String bodyHash(String body) {
        String relaxed =
                body.replaceAll("[ \t]+", " ").replaceAll(" (?=\r\n)", "").replaceAll("(\r\n)+$", "");
        String whole = relaxed.isEmpty() ? "" : relaxed + "\r\n";
        return base64(Sha256.of(whole.getBytes(BYTES)));
    }

    private String signature(List<String> headers, String unsigned) throws GeneralSecurityException {
        var signed = new StringBuilder();
        headers.forEach(header -> signed.append(relaxed(header)).append("\r\n"));
        signed.append(relaxed(unsigned));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signed.toString().getBytes(BYTES));
        return base64(signature.sign());
    }

    private static String relaxed(String header) {
        String value = header.substring(header.indexOf(':') + 1);
        return name(header) + ":"
                + value.replaceAll("\r\n", "").replaceAll("[ \t]+", " ").strip();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String folded(String base64) {
        return base64.replaceAll("(.{" + LINE + "})(?=.)", "$1\r\n ");
    }
}
