package dev.pactwire.agreements;

import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.docusign.SigningProblem;
import dev.pactwire.integrations.AccessResult;

/// What a salesperson is told when the signing service did not do what was asked.
final class SigningFailure {

    static final String CONNECT_AGAIN = "agreements.failure.connect-again";
    static final String AWAY = "agreements.failure.service-away";
    static final String TOO_OLD = "agreements.failure.too-old";
    static final String UNEXPECTED = "agreements.failure.unexpected";

    private SigningFailure() {}

    /// The text that stays with an agreement whose preparing has stopped.
    static String text(SigningProblem problem) {
        return switch (problem) {
            case SigningProblem.Unauthorized u -> CONNECT_AGAIN;
            case SigningProblem.RateLimited r -> "agreements.failure.service-busy";
            case SigningProblem.TimedOut t -> AWAY;
            case SigningProblem.Unreachable u -> AWAY;
            case SigningProblem.ServerBroken s -> AWAY;
            case SigningProblem.Unreadable u -> AWAY;
            case SigningProblem.AnswerTooLarge a -> AWAY;
            case SigningProblem.Blocked b -> "agreements.failure.service-blocked";
            case SigningProblem.RequestTooLarge r -> "agreements.failure.too-large";
            case SigningProblem.ApiRefused refused -> text(refused.errorCode());
        };
    }

    private static String text(String errorCode) {
        return switch (errorCode) {
            case "UNABLE_TO_LOAD_DOCUMENT", "UNSUPPORTED_PDF_CONTENT", "PDF_VALIDATION_FAILED" ->
                "agreements.failure.document";
            case "INVALID_EMAIL_ADDRESS_FOR_RECIPIENT" -> "agreements.failure.email";
            default -> "agreements.failure.service-refused";
        };
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
