package dev.pactwire.recordpages;

import dev.pactwire.platform.Refusal;
import dev.pactwire.records.CustomField;
import dev.pactwire.records.Field;
import dev.pactwire.records.RecordRefused;
import dev.pactwire.records.RecordType;
import dev.pactwire.shell.Pages;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/// Says why the CRM refused, in the words that stand on the page: “E-mail”, not `emails`; “25 MB”, not `26214400`.
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

    String say(Locale locale, Refusal refusal) {
        Object[] arguments = refusal instanceof RecordRefused refused
                        && refused.reason() == RecordRefused.Reason.FILE_TOO_LARGE
                ? new Object[] {uploads.limit(locale)}
                : refusal.arguments().stream()
                        .map(argument -> inWords(argument, locale))
                        .toArray();
        return texts.say(locale, refusal.textKey(), arguments);
    }

    private Object inWords(Object argument, Locale locale) {
        return switch (argument) {
            case Field<?> field -> texts.say(locale, "recordpages.field." + field.name());
            case RecordType type -> texts.say(locale, "recordpages.type." + type.singular());
            case CustomField.DataType type ->
                texts.say(locale, "recordpages.datatype." + type.name().toLowerCase(Locale.ROOT));
            case Number number -> number;
            case List<?> several -> String.join(", ", several.stream().map(String::valueOf).toList());
            default -> String.valueOf(argument);
        };
    }

    @ExceptionHandler(RecordRefused.class)
    Object refused(RecordRefused refused, HttpServletRequest request) {
        HttpStatus status =
                switch (refused.reason()) {
                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                    case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
                    case FILE_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
                    default -> HttpStatus.UNPROCESSABLE_CONTENT;
                };
        String sentence =
                switch (refused.reason()) {
                    case NOT_FOUND -> texts.say(pages.locale(request), "shell.error.404");
                    case NOT_ALLOWED -> texts.say(pages.locale(request), "shell.error.403");
                    default -> say(pages.locale(request), refused);
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
