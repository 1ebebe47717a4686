package dev.pactwire.agreements;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Someone an agreement goes to, and how far they are.
///
/// @param order who has a lower number comes first; equal numbers go together
/// @param status the signing service's word in upper case; `CREATED` until it is sent
public record Recipient(
        RecipientRole role,
        String name,
        String email,
        int order,
        String status,
        @Nullable Instant statusAt,
        @Nullable String reason) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,190}");
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
        return new Recipient(role, name.strip(), email.strip(), order, "CREATED", null, null);
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
