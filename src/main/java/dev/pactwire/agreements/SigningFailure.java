package dev.pactwire.agreements;

import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.docusign.SigningProblem;
import dev.pactwire.integrations.AccessResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a salesperson is told when the signing service did not do what was asked.
///
/// @param detail the service's own words, in the language that it speaks; null when the text says enough
record SigningFailure(String textKey, @Nullable String detail) {

    static final SigningFailure CONNECT_AGAIN = new SigningFailure("agreements.failure.connect-again");
    static final SigningFailure AWAY = new SigningFailure("agreements.failure.service-away");
    static final SigningFailure TOO_OLD = new SigningFailure("agreements.failure.too-old");
    static final SigningFailure UNEXPECTED = new SigningFailure("agreements.failure.unexpected");

    private static final int MAX_DETAIL = 300;

    private SigningFailure(String textKey) {
        this(textKey, null);
    }

    List<String> arguments() {
        return detail == null ? List.of() : List.of(detail);
    }

    /// What stays with an agreement whose preparing has stopped.
    static SigningFailure of(SigningProblem problem) {
        return switch (problem) {
            case SigningProblem.Unauthorized u -> CONNECT_AGAIN;
            case SigningProblem.RateLimited r -> new SigningFailure("agreements.failure.service-busy");
            case SigningProblem.TimedOut t -> AWAY;
            case SigningProblem.Unreachable u -> AWAY;
            case SigningProblem.ServerBroken s -> AWAY;
            case SigningProblem.Unreadable u -> AWAY;
            case SigningProblem.AnswerTooLarge a -> AWAY;
            case SigningProblem.Blocked b -> new SigningFailure("agreements.failure.service-blocked");
            case SigningProblem.RequestTooLarge r -> new SigningFailure("agreements.failure.too-large");
            case SigningProblem.ApiRefused refused -> of(refused);
        };
    }

    private static SigningFailure of(SigningProblem.ApiRefused refused) {
        return switch (refused.errorCode()) {
            case "UNABLE_TO_LOAD_DOCUMENT", "UNSUPPORTED_PDF_CONTENT", "PDF_VALIDATION_FAILED" ->
                document(words(refused.message()));
            case "INVALID_EMAIL_ADDRESS_FOR_RECIPIENT" -> new SigningFailure("agreements.failure.email");
            default -> new SigningFailure("agreements.failure.service-refused");
        };
    }

    /// Which document it is and what is wrong with it only the service knows.
    private static SigningFailure document(String words) {
        return words.isEmpty()
                ? new SigningFailure("agreements.failure.document")
                : new SigningFailure("agreements.failure.document-named", words);
    }

    private static String words(String message) {
        String line = message.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_DETAIL
                ? line
                : line.substring(0, MAX_DETAIL).strip() + "…";
    }

    /// The answer to a request that can simply be made again.
    static AgreementRefused refusal(SigningProblem problem) {
        return switch (problem) {
            case SigningProblem.Unauthorized u -> new AgreementRefused(Reason.CONNECT_AGAIN);
            case SigningProblem.RateLimited r -> new AgreementRefused(Reason.SERVICE_BUSY);
            case SigningProblem.ApiRefused refused -> new AgreementRefused(Reason.SERVICE_REFUSED, refused.errorCode());
            case SigningProblem.RequestTooLarge r -> new AgreementRefused(Reason.SERVICE_REFUSED, "413");
            case SigningProblem.TimedOut t -> new AgreementRefused(Reason.SERVICE_AWAY);
            case SigningProblem.Unreachable u -> new AgreementRefused(Reason.SERVICE_AWAY);
            case SigningProblem.Blocked b -> new AgreementRefused(Reason.SERVICE_AWAY);
            case SigningProblem.AnswerTooLarge a -> new AgreementRefused(Reason.SERVICE_AWAY);
            case SigningProblem.ServerBroken s -> new AgreementRefused(Reason.SERVICE_AWAY);
            case SigningProblem.Unreadable u -> new AgreementRefused(Reason.SERVICE_AWAY);
        };
    }

    /// The right to call, or the sentence why there is none now.
    static AccessResult.Ready ready(AccessResult access) {
        return switch (access) {
            case AccessResult.Ready ready -> ready;
            case AccessResult.NotConnected none -> throw new AgreementRefused(Reason.NOT_CONNECTED);
            case AccessResult.ConnectAgain again -> throw new AgreementRefused(Reason.CONNECT_AGAIN);
            case AccessResult.Unavailable away -> throw new AgreementRefused(Reason.SERVICE_AWAY);
        };
    }
}
