package dev.pactwire.docusign;

import dev.pactwire.docusign.SigningReply.Done;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A signing account's webhooks and the keys that sign them; only for its administrators (Connect).
public final class ConnectCalls {

    private final Wire wire;

    ConnectCalls(Wire wire) {
        this.wire = wire;
    }

    /// A key of the account; the service shows its text once. It counts as UTF-8 text, not as Base64.
    public record Key(String id, String secret) {

        /// The names in this answer are documented nowhere: all likely ones are read.
        static Key from(JsonNode answer) {
            JsonNode node = answer.isArray() ? answer.path(0) : answer;
            String secret = firstOf(node, "secret", "hmacSecret", "secretKey", "key", "value");
            if (secret.isEmpty()) {
                throw new Lenient.Missing("secret");
            }
            return new Key(firstOf(node, "keyId", "secretId", "id"), secret);
        }

        private static String firstOf(JsonNode node, String... names) {
            return Stream.of(names)
                    .map(name -> Lenient.text(node, name))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        /// The secret stays out of logs.
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    public SigningReply<List<ConnectConfiguration>> list() {
        return wire.read(
                "/connect",
                answer -> Lenient.items(answer, "configurations").stream()
                        .map(ConnectConfiguration::from)
                        .toList());
    }

    public SigningReply<ConnectConfiguration> create(ConnectConfiguration configuration) {
        return wire.change("POST", "/connect", configuration.toWire(), ConnectConfiguration::from);
    }

    public SigningReply<ConnectConfiguration> update(ConnectConfiguration configuration) {
        return wire.change("PUT", "/connect", configuration.toWire(), ConnectConfiguration::from);
    }

    public SigningReply<String> delete(String connectId) {
        return gone("/connect/" + Bases.encoded(connectId), connectId);
    }

    public SigningReply<Key> createKey() {
        return wire.change(wire.call("POST", "/connect/secret"), Key::from);
    }

    public SigningReply<String> deleteKey(String keyId) {
        return gone("/connect/secret/" + Bases.encoded(keyId), keyId);
    }

    /// What a deletion answers is of no interest.
    private SigningReply<String> gone(String path, String id) {
        return wire.send(wire.call("DELETE", path)).then(answer -> new Done<>(id));
    }
}
