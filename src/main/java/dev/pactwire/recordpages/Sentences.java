package dev.pactwire.recordpages;

import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.shell.Pages;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/// Gives what the CRM refuses its status: nothing there, not allowed, too large, or else a value that cannot be taken.
/// The wire answers for itself, before this.
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Sentences {

    /// Of a part, in bytes; every bound of files is far above.
    private static final long LONGEST_HEAD = 64 * 1024;

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
        Locale locale = pages.locale(request);
        HttpStatus status = switch (refused.reason().kind()) {
            case ABSENT -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case UNSUITABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        String sentence = switch (refused.reason().kind()) {
            case ABSENT -> texts.say(locale, "shell.error.404");
            case FORBIDDEN -> texts.say(locale, "shell.error.403");
            case TOO_LARGE -> uploads.tooLarge(locale);
            case UNSUITABLE -> texts.say(locale, refused);
        };
        return pages.problem(status, sentence, request);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(MaxUploadSizeExceededException large, HttpServletRequest request) {
        Locale locale = pages.locale(request);
        String sentence = isOfSize(large) ? uploads.tooLarge(locale) : texts.say(locale, "recordpages.refused.parts");
        return pages.problem(HttpStatus.CONTENT_TOO_LARGE, sentence, request);
    }

    /// The container counts parts and measures their heads, too, and calls all of it a size.
    private static boolean isOfSize(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SizeException size && size.getPermittedSize() > LONGEST_HEAD);
    }
}
