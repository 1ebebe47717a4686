package dev.pactwire.docusign;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What an envelope or a recipient has a time for; only what has happened has one (REST: Envelopes).
public enum Moment {
    CREATED("createdDateTime"),
    SENT("sentDateTime"),
    INITIALLY_SENT("initialSentDateTime"),
    DELIVERED("deliveredDateTime"),
    SIGNED("signedDateTime"),
    COMPLETED("completedDateTime"),
    DECLINED("declinedDateTime"),
    VOIDED("voidedDateTime"),
    DELETED("deletedDateTime"),
    STATUS_CHANGED("statusChangedDateTime"),
    LAST_MODIFIED("lastModifiedDateTime"),
    /// Lies ahead, unlike the others.
    EXPIRES("expireDateTime");

    private final String key;

    Moment(String key) {
        this.key = key;
    }

    static Map<Moment, Instant> from(JsonNode node) {
        var times = new EnumMap<Moment, Instant>(Moment.class);
        for (Moment moment : values()) {
            Lenient.instant(node, moment.key).ifPresent(time -> times.put(moment, time));
        }
        return times;
    }
}
