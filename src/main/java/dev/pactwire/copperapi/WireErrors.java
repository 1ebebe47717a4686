package dev.pactwire.copperapi;

import dev.pactwire.platform.BadValue;
import dev.pactwire.platform.Json.MalformedJson;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/// Everything that goes wrong on this wire is said in its own words, never as a page.
@ControllerAdvice(basePackageClasses = WireErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class WireErrors {

    private static final Logger log = LoggerFactory.getLogger(WireErrors.class);

    private final Texts texts;

    WireErrors(Texts texts) {
        this.texts = texts;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> wire(WireError error) {
        return Reply.of(error);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(RecordRefused refused) {
        return Reply.of(
                switch (refused.reason().kind()) {
                    case ABSENT -> WireError.notFound();
                    case FORBIDDEN -> WireError.forbidden();
                    case TOO_LARGE, UNSUITABLE ->
                        WireError.invalid(
                                refused.field().map(WireNames::of).orElse("base"), texts.say(Locale.ENGLISH, refused));
                });
    }

    @ExceptionHandler
    ResponseEntity<byte[]> malformed(MalformedJson malformed) {
        return Reply.of(WireError.unreadable("the body is no JSON: " + malformed.getMessage()));
    }

    /// An id in the path that is no number names nothing.
    @ExceptionHandler
    ResponseEntity<byte[]> noNumber(MethodArgumentTypeMismatchException mismatch) {
        return Reply.of(WireError.notFound());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> tooLarge(MaxUploadSizeExceededException exceeded) {
        return Reply.of(WireError.tooLarge());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> failed(Exception failure, HttpServletRequest request) {
        if (BadValue.isIn(failure)) {
            return Reply.of(WireError.unreadable("a value is out of bounds"));
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return Reply.of(WireError.failed());
    }
}
