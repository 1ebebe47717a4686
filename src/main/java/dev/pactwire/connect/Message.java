package dev.pactwire.connect;

import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/// One message to one receiver. Its data are written once; only the retry count of the frame around them changes.
record Message(
        long id,
        long configurationId,
        UUID accountId,
        EnvelopeId envelope,
        String event,
        Instant generatedAt,
        String data,
        int tries) {

    /// The bytes as they go over the wire, in DocuSign's order of keys.
    byte[] body() {
        String uri = "/restapi/v2.1/accounts/%s/envelopes/%s".formatted(accountId, envelope);
        String frame = "{\"event\":%s,\"apiVersion\":\"v2.1\",\"uri\":%s,\"retryCount\":%d,\"configurationId\":%d,"
                .formatted(Json.write(event), Json.write(uri), tries, configurationId);
        String time = "\"generatedDateTime\":\"%s\",\"data\":".formatted(WireTime.of(generatedAt));
        return (frame + time + data + "}").getBytes(StandardCharsets.UTF_8);
    }
}
