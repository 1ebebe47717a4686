package dev.pactwire.ceremony;

import dev.pactwire.envelopes.EnvelopeRefusal;
import dev.pactwire.platform.Refusal;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.HandlerMapping;

/// Refusals of what our pages ask, as JSON: a code for the script, a sentence for the person, and where to go if the
/// visit is over.
@ControllerAdvice(assignableTypes = {SignController.class, PrepareController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class Answers {

    private final Texts texts;
    private final Guests guests;
    private final Sittings sittings;

    Answers(Texts texts, Guests guests, Sittings sittings) {
        this.texts = texts;
        this.guests = guests;
        this.sittings = sittings;
    }

    record Answer(String code, String message, String next) {}

    @ExceptionHandler
    ResponseEntity<Answer> ended(VisitEnded ended, HttpServletRequest request) {
        return answer(HttpStatus.UNAUTHORIZED, "VISIT_ENDED", ended, ended.next(), request);
    }

    @ExceptionHandler
    ResponseEntity<Answer> refused(EnvelopeRefusal refusal, HttpServletRequest request) {
        if (refusal.code() == EnvelopeRefusal.Code.HANDED_ON) {
            return answer(HttpStatus.UNAUTHORIZED, "VISIT_ENDED", refusal, "", request);
        }
        String code = isNews(refusal) ? "SITUATION_CHANGED" : refusal.code().name();
        return answer(HttpStatus.CONFLICT, code, refusal, "", request);
    }

    /// Whether the page is behind and must be loaded again.
    private static boolean isNews(EnvelopeRefusal refusal) {
        return switch (refusal.code()) {
            case WRONG_STATUS, RECIPIENT_DONE, EXPIRED, NOT_IN_SEQUENCE, UNKNOWN_ENVELOPE, UNKNOWN_RECIPIENT -> true;
            default -> false;
        };
    }

    @ExceptionHandler
    ResponseEntity<Answer> refused(CeremonyRefusal refusal, HttpServletRequest request) {
        HttpStatus status = refusal.code() == CeremonyRefusal.Code.TOO_MUCH
                ? HttpStatus.CONTENT_TOO_LARGE
                : HttpStatus.UNPROCESSABLE_ENTITY;
        return answer(status, refusal.code().name(), refusal, "", request);
    }

    @ExceptionHandler
    ResponseEntity<Answer> refused(Refusal refusal, HttpServletRequest request) {
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, "REFUSED", refusal, "", request);
    }

    private ResponseEntity<Answer> answer(
            HttpStatus status, String code, Refusal refusal, String next, HttpServletRequest request) {
        String sentence = texts.say(locale(request), refusal);
        return ResponseEntity.status(status).body(new Answer(code, sentence, next));
    }

    private Locale locale(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("id") instanceof String id) {
            return guests.locale(sittings.find(UUID.fromString(id)).orElse(null), request);
        }
        return guests.locale(null, request);
    }
}
