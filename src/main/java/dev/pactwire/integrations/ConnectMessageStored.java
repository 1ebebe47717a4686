package dev.pactwire.integrations;

import dev.pactwire.bus.Event;
import java.util.UUID;

/// A signing service has told something; the message is verified and stored. Equal bodies are told once.
public record ConnectMessageStored(UUID messageId, UUID connectionId) implements Event {

    @Override
    public String key() {
        return messageId.toString();
    }
}
