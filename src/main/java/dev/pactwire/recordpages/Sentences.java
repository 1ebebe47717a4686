package dev.pactwire.recordpages;

import dev.pactwire.records.RecordRefused;
import dev.pactwire.shell.Pages;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/// Gives what the CRM refuses its status: nothing there, not allowed, too large, or else a value that cannot be taken.
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Sentences {

    private final Pages pages;
    private final Texts texts;
    private final Uploads uploads;

    Sentences(Pages pages, Texts texts, Uploads uploads) {
        this.pages = pages;
        this.texts = texts;
        this.uploads = uploads;
    }

    @ExceptionHandler(RecordRefused.class)
    Object refused(RecordRefused refused, HttpServletRequest request) {
        HttpStatus status = switch (refused.reason()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case FILE_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        String sentence = switch (refused.reason()) {
            case NOT_FOUND -> texts.say(pages.locale(request), "shell.error.404");
            case NOT_ALLOWED -> texts.say(pages.locale(request), "shell.error.403");
            case FILE_TOO_LARGE -> uploads.tooLarge(pages.locale(request));
            default -> texts.say(pages.locale(request), refused);
        };
        return answer(status, sentence, request);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(MaxUploadSizeExceededException large, HttpServletRequest request) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, uploads.tooLarge(pages.locale(request)), request);
    }

    private Object answer(HttpStatus status, String sentence, HttpServletRequest request) {
        if ("true".equals(request.getHeader("HX-Request"))) {
            return pages.show(status, "shell/toast", Map.of("sentence", sentence));
        }
        if (String.valueOf(request.getHeader("Accept")).contains(MediaType.TEXT_HTML_VALUE)) {
            return pages.show(status, "shell/error", Map.of("status", status.value(), "sentence", sentence));
        }
        return ResponseEntity.status(status).body(Map.of("status", status.value(), "message", sentence));
    }
}
