package dev.pactwire.envelopes;

import java.util.UUID;

/// Our GUID of a recipient (`recipientIdGuid` on the wire); the sender's own `recipientId` is text of the [Recipient].
public record RecipientId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
