package dev.pactwire.ceremony;

import dev.pactwire.platform.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The key is none, or its time is over.
final class VisitEnded extends Refusal {

    private final @Nullable Sitting sitting;

    /// @param sitting the one that the key opened, when it did
    VisitEnded(@Nullable Sitting sitting) {
        super(textKey(sitting));
        this.sitting = sitting;
    }

    private static String textKey(@Nullable Sitting sitting) {
        return switch (sitting) {
            case Sitting.Sender _ -> "ceremony.prepare.ended.text";
            case Sitting.Recipient recipient when recipient.embedded() -> "ceremony.visit.ended.embedded";
            case Sitting.Recipient _ -> "ceremony.visit.ended.text";
            case null -> "ceremony.visit.ended.text";
        };
    }

    Optional<Sitting> sitting() {
        return Optional.ofNullable(sitting);
    }

    /// Where the page goes now; empty: it stays.
    String next() {
        return switch (sitting) {
            case Sitting.Sender sender -> SenderReturn.SESSION_END.address(sender);
            case Sitting.Recipient recipient -> RecipientReturn.SESSION_TIMEOUT.address(recipient);
            case null -> "";
        };
    }
}
