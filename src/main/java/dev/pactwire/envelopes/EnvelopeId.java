package dev.pactwire.envelopes;

import java.util.UUID;

/// The GUID of an envelope: secret enough to stand in an address, never enough to open one.
public record EnvelopeId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
