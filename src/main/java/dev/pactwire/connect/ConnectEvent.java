package dev.pactwire.connect;

import dev.pactwire.envelopes.EnvelopeEvent.What;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The events that a receiver can ask for, with their names on the wire.
public enum ConnectEvent {
    ENVELOPE_CREATED("envelope-created", null),
    ENVELOPE_SENT("envelope-sent", "envelope:sent"),
    ENVELOPE_RESENT("envelope-resent", null),
    ENVELOPE_DELIVERED("envelope-delivered", "envelope:delivered"),
    ENVELOPE_COMPLETED("envelope-completed", "envelope:completed"),
    ENVELOPE_DECLINED("envelope-declined", "envelope:declined"),
    ENVELOPE_VOIDED("envelope-voided", "envelope:voided"),
    ENVELOPE_CORRECTED("envelope-corrected", null),
    ENVELOPE_DISCARD("envelope-discard", null),
    RECIPIENT_SENT("recipient-sent", "recipient:sent"),
    RECIPIENT_RESENT("recipient-resent", null),
    RECIPIENT_DELIVERED("recipient-delivered", "recipient:delivered"),
    RECIPIENT_COMPLETED("recipient-completed", "recipient:completed"),
    RECIPIENT_DECLINED("recipient-declined", "recipient:declined"),
    RECIPIENT_FINISH_LATER("recipient-finish-later", null),
    /// Ours alone: everyone has signed, and the documents could not be sealed (docs/decisions/0061).
    SEALING_FAILED("pactwire-sealing-failed", null);

    private final String wire;
    private final @Nullable String legacy;

    ConnectEvent(String wire, @Nullable String legacy) {
        this.wire = wire;
        this.legacy = legacy;
    }

    public String wire() {
        return wire;
    }

    public static Optional<ConnectEvent> named(String name) {
        return Stream.of(values())
                .filter(event -> event.wire.equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /// By the old names, such as `Completed` among `envelopeEvents`.
    ///
    /// @param scope `envelope` or `recipient`
    static Optional<ConnectEvent> legacy(String scope, String name) {
        String key = scope + ":" + name.strip().toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(event -> key.equals(event.legacy)).findFirst();
    }

    /// The event that tells this news; much of what happens inside is not told.
    static Optional<ConnectEvent> of(What what) {
        return switch (what) {
            case ENVELOPE_CREATED -> Optional.of(ENVELOPE_CREATED);
            case ENVELOPE_SENT -> Optional.of(ENVELOPE_SENT);
            case ENVELOPE_RESENT -> Optional.of(ENVELOPE_RESENT);
            case ENVELOPE_CORRECTED -> Optional.of(ENVELOPE_CORRECTED);
            case ENVELOPE_DELIVERED -> Optional.of(ENVELOPE_DELIVERED);
            case ENVELOPE_COMPLETED -> Optional.of(ENVELOPE_COMPLETED);
            case ENVELOPE_DECLINED -> Optional.of(ENVELOPE_DECLINED);
            case ENVELOPE_VOIDED -> Optional.of(ENVELOPE_VOIDED);
            case ENVELOPE_DISCARDED -> Optional.of(ENVELOPE_DISCARD);
            case RECIPIENT_SENT -> Optional.of(RECIPIENT_SENT);
            case RECIPIENT_RESENT -> Optional.of(RECIPIENT_RESENT);
            case RECIPIENT_DELIVERED -> Optional.of(RECIPIENT_DELIVERED);
            case RECIPIENT_SAVED -> Optional.of(RECIPIENT_FINISH_LATER);
            case RECIPIENT_COMPLETED -> Optional.of(RECIPIENT_COMPLETED);
            case RECIPIENT_DECLINED -> Optional.of(RECIPIENT_DECLINED);
            case SEALING_FAILED -> Optional.of(SEALING_FAILED);
            case ENVELOPE_EDITED,
                    RECIPIENT_REMINDED,
                    RECIPIENT_CONSENTED,
                    RECIPIENT_ADOPTED,
                    SIGNING_FINISHED,
                    SEALING_RESUMED -> Optional.empty();
        };
    }
}
