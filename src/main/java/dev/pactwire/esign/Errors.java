package dev.pactwire.esign;

import dev.pactwire.ceremony.ViewRefusal;
import dev.pactwire.connect.ConnectRefusal;
import dev.pactwire.envelopes.EnvelopeRefusal;
import dev.pactwire.platform.BadValue;
import dev.pactwire.platform.Refusal;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Whatever goes wrong on the wire becomes a code and a text in the wire's own form.
@RestControllerAdvice(basePackageClasses = Errors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Errors {

    private static final Logger log = LoggerFactory.getLogger(Errors.class);

    private final Texts texts;

    Errors(Texts texts) {
        this.texts = texts;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> known(ApiError error) {
        return Answers.error(error);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refusal refusal) {
        return Answers.error(error(refusal));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> failed(Exception failure, HttpServletRequest request) {
        if (BadValue.isIn(failure)) {
            return Answers.error(ApiError.parameter("A value is out of bounds."));
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return Answers.error(new ApiError(ErrorCode.UNSPECIFIED_ERROR, "Something went wrong here; it was noted."));
    }

    /// A refusal of any module in the wire's words.
    ApiError error(Refusal refusal) {
        ErrorCode code = switch (refusal) {
            case EnvelopeRefusal envelope -> code(envelope.code());
            case ConnectRefusal connect -> code(connect.code());
            case ViewRefusal view -> code(view.code());
            default -> ErrorCode.INVALID_REQUEST_PARAMETER;
        };
        return new ApiError(code, texts.say(Locale.ENGLISH, refusal));
    }

    private static ErrorCode code(EnvelopeRefusal.Code code) {
        return switch (code) {
            case UNKNOWN_ENVELOPE -> ErrorCode.ENVELOPE_DOES_NOT_EXIST;
            case UNKNOWN_RECIPIENT -> ErrorCode.UNKNOWN_ENVELOPE_RECIPIENT;
            case UNKNOWN_DOCUMENT -> ErrorCode.DOCUMENT_DOES_NOT_EXIST;
            case WRONG_STATUS, EXPIRED, NOTHING_TO_SEAL -> ErrorCode.ENVELOPE_INVALID_STATUS;
            case CANNOT_VOID -> ErrorCode.ENVELOPE_CANNOT_VOID_INVALID_STATE;
            case SUBJECT_MISSING, DOCUMENTS_MISSING, RECIPIENTS_MISSING -> ErrorCode.ENVELOPE_IS_INCOMPLETE;
            case EMAIL_INVALID -> ErrorCode.INVALID_EMAIL_ADDRESS_FOR_RECIPIENT;
            case RECIPIENT_ID_TAKEN -> ErrorCode.INVALID_RECIPIENT_ID;
            case TAB_WITHOUT_DOCUMENT -> ErrorCode.TAB_REFERS_TO_MISSING_DOCUMENT;
            case TAB_OFF_PAGE, TAB_NOT_FOR_KIND, LIST_EMPTY, UNKNOWN_TAB, VALUE_INVALID ->
                ErrorCode.INVALID_TAB_OPERATION;
            case DOCUMENT_UNUSABLE -> ErrorCode.UNABLE_TO_LOAD_DOCUMENT;
            case NOT_IN_SEQUENCE -> ErrorCode.RECIPIENT_NOT_IN_SEQUENCE;
            case RECIPIENT_DONE, NOT_CORRECTABLE -> ErrorCode.RECIPIENT_UPDATE_FAILED;
            case REASON_MISSING,
                    NAME_MISSING,
                    DOCUMENT_ID_TAKEN,
                    TOO_LONG,
                    TOO_MANY,
                    CONTROL_CHARACTER,
                    DAYS_INVALID,
                    HANDED_ON,
                    NOT_FOR_KIND,
                    CONSENT_MISSING,
                    NOT_VIEWED,
                    SIGNATURE_MISSING,
                    VALUES_MISSING,
                    NAMELESS_VALUES_MISSING -> ErrorCode.INVALID_REQUEST_PARAMETER;
        };
    }

    private static ErrorCode code(ViewRefusal.Code code) {
        return switch (code) {
            case NOT_A_DRAFT, NOT_SENT -> ErrorCode.ENVELOPE_INVALID_STATUS;
            case NOT_IN_SEQUENCE -> ErrorCode.RECIPIENT_NOT_IN_SEQUENCE;
            case RETURN_URL_INVALID, FRAME_ANCESTOR_INVALID -> ErrorCode.INVALID_REQUEST_PARAMETER;
        };
    }

    private static ErrorCode code(ConnectRefusal.Code code) {
        return switch (code) {
            case UNKNOWN_CONFIGURATION, UNKNOWN_KEY, UNKNOWN_MESSAGE -> ErrorCode.RESOURCE_NOT_FOUND;
            case MALFORMED -> ErrorCode.INVALID_REQUEST_BODY;
            case NAME_MISSING, URL_INVALID, DOCUMENTS_NOT_PUSHED, TOO_MANY_CONFIGURATIONS, TOO_MANY_KEYS ->
                ErrorCode.INVALID_REQUEST_PARAMETER;
        };
    }
}
