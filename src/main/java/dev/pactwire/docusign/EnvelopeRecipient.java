package dev.pactwire.docusign;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One recipient of an envelope, as the service tells it in REST and in Connect messages. Absent texts are empty.
///
/// @param id the sender's `recipientId`
/// @param guid the service's own id of the recipient
/// @param order the routing order; equal numbers go in parallel
/// @param clientUserId not empty for a recipient who signs embedded
public record EnvelopeRecipient(
        Kind kind,
        String id,
        String guid,
        String name,
        String email,
        String roleName,
        int order,
        Status status,
        Map<Moment, Instant> times,
        String declinedReason,
        String clientUserId) {

    /// The arrays of the wire (REST: EnvelopeRecipients).
    public enum Kind {
        SIGNER("signers"),
        CARBON_COPY("carbonCopies"),
        CERTIFIED_DELIVERY("certifiedDeliveries"),
        IN_PERSON_SIGNER("inPersonSigners"),
        AGENT("agents"),
        EDITOR("editors"),
        INTERMEDIARY("intermediaries"),
        SEAL("seals"),
        WITNESS("witnesses"),
        NOTARY("notaries"),
        NOTARY_WITNESS("notaryWitnesses"),
        PARTICIPANT("participants"),
        AUTHORIZED_SIGNATORY("authorizedSignatories");

        private final String array;

        Kind(String array) {
            this.array = array;
        }

        String array() {
            return array;
        }
    }

    public enum Status {
        CREATED,
        SENT,
        DELIVERED,
        SIGNED,
        COMPLETED,
        DECLINED,
        AUTORESPONDED,
        FAXPENDING,
        /// A word that this client does not know, or none.
        UNKNOWN;

        static Status from(String text) {
            for (Status status : values()) {
                if (status.name().equalsIgnoreCase(text.strip())) {
                    return status;
                }
            }
            return UNKNOWN;
        }
    }

    /// All recipients in an answer's or a message's `recipients`, by kind.
    static List<EnvelopeRecipient> all(JsonNode recipients) {
        return List.of(Kind.values()).stream()
                .flatMap(kind -> Lenient.items(recipients, kind.array()).stream()
                        .filter(JsonNode::isObject)
                        .map(node -> from(kind, node)))
                .toList();
    }

    private static EnvelopeRecipient from(Kind kind, JsonNode node) {
        return new EnvelopeRecipient(
                kind,
                Lenient.text(node, "recipientId"),
                Lenient.text(node, "recipientIdGuid"),
                firstOf(node, "name", "signerName", "hostName"),
                firstOf(node, "email", "signerEmail", "hostEmail"),
                Lenient.text(node, "roleName"),
                Lenient.smallNumber(node, "routingOrder", 1),
                Status.from(Lenient.text(node, "status")),
                Moment.from(node),
                Lenient.text(node, "declinedReason"),
                Lenient.text(node, "clientUserId"));
    }

    /// An in-person signer has a signer's and a host's name instead of one.
    private static String firstOf(JsonNode node, String... names) {
        for (String name : names) {
            if (!Lenient.text(node, name).isEmpty()) {
                return Lenient.text(node, name);
            }
        }
        return "";
    }

    public Optional<Instant> at(Moment moment) {
        return Optional.ofNullable(times.get(moment));
    }
}
