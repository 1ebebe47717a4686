package dev.pactwire.mailroom;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// RFC 6376 as a receiver reads it, with relaxed or simple canonicalization.
final class DkimReceiver {

    private DkimReceiver() {}

    static boolean holds(String mail, PublicKey key) throws GeneralSecurityException {
        int gap = mail.indexOf("\r\n\r\n");
        List<String> headers = List.of(mail.substring(0, gap).split("\r\n(?![ \t])"));
        String body = mail.substring(gap + 4);
        String own = headers.stream()
                .filter(header -> header.startsWith("DKIM-Signature:"))
                .findFirst()
                .orElseThrow();
        Map<String, String> tags = tags(own.substring(own.indexOf(':') + 1));
        String[] ways = tags.getOrDefault("c", "simple/simple").split("/");
        String canonicalBody = ways.length > 1 && ways[1].equals("relaxed") ? relaxed(body) : body;
        byte[] bodyHash = MessageDigest.getInstance("SHA-256")
                .digest(canonicalBody.replaceAll("(\r\n)*$", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        if (!Base64.getEncoder().encodeToString(bodyHash).equals(tags.get("bh"))) {
            return false;
        }
        boolean relaxed = ways[0].equals("relaxed");
        var signed = new StringBuilder();
        for (String name : tags.get("h").split(":")) {
            headers.stream()
                    .filter(header ->
                            header.toLowerCase().startsWith(name.strip().toLowerCase() + ":"))
                    .reduce((first, last) -> last)
                    .ifPresent(header -> signed.append(relaxed ? relaxedHeader(header) : header)
                            .append("\r\n"));
        }
        String unsigned = own.replaceFirst("([;\\s]b=)[^;]*", "$1");
        signed.append(relaxed ? relaxedHeader(unsigned) : unsigned);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(signed.toString().getBytes(StandardCharsets.ISO_8859_1));
        return signature.verify(Base64.getDecoder().decode(tags.get("b")));
    }

    private static Map<String, String> tags(String value) {
        var tags = new HashMap<String, String>();
        for (String tag : value.split(";")) {
            int equals = tag.indexOf('=');
            if (equals > 0) {
                tags.put(
                        tag.substring(0, equals).strip(),
                        tag.substring(equals + 1).replaceAll("\\s", ""));
            }
        }
        return tags;
    }

    private static String relaxed(String body) {
        return body.replaceAll("[ \t]+(?=\r\n)", "").replaceAll("[ \t]+", " ");
    }

    private static String relaxedHeader(String header) {
        int colon = header.indexOf(':');
        return header.substring(0, colon).strip().toLowerCase() + ":"
                + header.substring(colon + 1)
                        .replaceAll("\r\n", "")
                        .replaceAll("[ \t]+", " ")
                        .strip();
    }
}
