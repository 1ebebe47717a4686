package dev.pactwire.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Webhooks that differ in their envelope's id, each with its own true signature; made beforehand, so that making them
/// is not measured.
final class HookRequests {

    static final int BODY = 2000;

    private static final String NO_SIGNATURE = "S".repeat(44);
    private static final String NO_ID = "#".repeat(12);

    private final byte[] template;
    private final int signatureAt;
    private final int idAt;
    private final byte[][] ids;
    private final byte[][] signatures;
    private final AtomicInteger next = new AtomicInteger();

    /// @param first the number of the first message, each of the others has the next
    HookRequests(Company company, long first, int count) throws GeneralSecurityException {
        byte[] body = message().getBytes(StandardCharsets.US_ASCII);
        String head = head(company, body.length);
        template = (head + new String(body, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII);
        signatureAt = head.indexOf(NO_SIGNATURE);
        int idInBody = new String(body, StandardCharsets.US_ASCII).indexOf(NO_ID);
        idAt = head.length() + idInBody;
        ids = new byte[count][];
        signatures = new byte[count][];
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(company.hookKey().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        for (int i = 0; i < count; i++) {
            ids[i] = "%012x".formatted((first + i) & 0xFFFF_FFFF_FFFFL).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(ids[i], 0, body, idInBody, NO_ID.length());
            signatures[i] = Base64.getEncoder().encode(mac.doFinal(body));
        }
    }

    /// A whole request without id and signature.
    byte[] template() {
        return template.clone();
    }

    /// Makes the template the next request; false when there is none left.
    boolean fillIn(byte[] request) {
        int number = next.getAndIncrement();
        if (number >= ids.length) {
            return false;
        }
        System.arraycopy(ids[number], 0, request, idAt, NO_ID.length());
        System.arraycopy(signatures[number], 0, request, signatureAt, NO_SIGNATURE.length());
        return true;
    }

    private static String head(Company company, int length) {
        return """
                POST /hooks/docusign/%s HTTP/1.1
                Host: localhost
                Content-Type: application/json
                X-DocuSign-Signature-1: %s
                Content-Length: %d

                """.formatted(company.signing().value(), NO_SIGNATURE, length).replace("\n", "\r\n");
    }

    /// The message of an envelope that somebody else's program sent.
    private static String message() {
        String start = """
                {"event":"envelope-sent","apiVersion":"v2.1","uri":"/","retryCount":0,"configurationId":1,
                "generatedDateTime":"2026-11-22T09:30:00.0000000Z","data":{"accountId":"%s","envelopeId":"00000000-0000-4000-8000-%s","envelopeSummary":
                {"status":"sent","emailSubject":"%s"}}}""".formatted(UUID.randomUUID(), NO_ID, "%s");
        return start.formatted("x".repeat(BODY - start.length()));
    }
}
