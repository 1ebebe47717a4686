package dev.pactwire.agreements;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Someone an agreement goes to, and how far they are.
///
/// @param wireId the sender's id of the recipient on the signing wire; empty when not known
/// @param order who has a lower number comes first; equal numbers go together
/// @param status the signing service's word in upper case; `CREATED` until it is sent
public record Recipient(
        String wireId,
        RecipientRole role,
        String name,
        String email,
        int order,
        String status,
        @Nullable Instant statusAt,
        @Nullable String reason) {

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\".]{1,63}(\\.[^\\s@<>\".]{1,63}){1,8}");
    private static final int MAX_NAME = 100;
    private static final int MAX_ORDER = 100;

    static Recipient wanted(RecipientRole role, String name, String email, int order) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new AgreementRefused(AgreementRefused.Reason.RECIPIENT_NAME, email);
        }
        if (!EMAIL.matcher(email.strip()).matches()) {
            throw new AgreementRefused(AgreementRefused.Reason.RECIPIENT_EMAIL, name);
        }
        if (order < 1 || order > MAX_ORDER) {
            throw new AgreementRefused(AgreementRefused.Reason.RECIPIENT_ORDER, name);
        }
        return new Recipient("", role, name.strip(), email.strip(), order, "CREATED", null, null);
    }

    Recipient withWireId(String id) {
        return new Recipient(id, role, name, email, order, status, statusAt, reason);
    }

    private Recipient withRole(RecipientRole known) {
        return new Recipient(wireId, known, name, email, order, status, statusAt, reason);
    }

    private Recipient withStatusOf(Recipient other) {
        return new Recipient(wireId, role, name, email, order, other.status, other.statusAt, other.reason);
    }

    /// Whether both are the same place in the order of signing, if perhaps with another person after a correction.
    boolean isSamePlaceAs(Recipient other) {
        return wireId.isEmpty() || other.wireId.isEmpty()
                ? order == other.order && email.equalsIgnoreCase(other.email)
                : wireId.equals(other.wireId);
    }

    /// This as the signing service tells it, after what was known: the wire cannot tell an approver from a
    /// signer, and a person's status never goes back in time.
    Recipient after(Recipient known) {
        boolean approver = known.role == RecipientRole.APPROVER && role == RecipientRole.SIGNER;
        Recipient fresh = approver ? withRole(RecipientRole.APPROVER) : this;
        return email.equalsIgnoreCase(known.email) && known.isLaterThan(this) ? fresh.withStatusOf(known) : fresh;
    }

    private boolean isLaterThan(Recipient other) {
        return statusAt != null && (other.statusAt == null || statusAt.isAfter(other.statusAt));
    }

    /// Has neither signed nor declined.
    boolean isWaiting() {
        return switch (status) {
            case "COMPLETED", "SIGNED", "DECLINED", "AUTORESPONDED" -> false;
            default -> true;
        };
    }

    /// A class of `app.css` for the pill.
    public String color() {
        return switch (status) {
            case "COMPLETED", "SIGNED" -> "green";
            case "DECLINED", "AUTORESPONDED" -> "red";
            case "SENT", "DELIVERED" -> "blue";
            default -> "";
        };
    }
}
