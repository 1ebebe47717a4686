package dev.pactwire.shell;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.platform.BadValue;
import dev.pactwire.platform.Json.MalformedJson;
import dev.pactwire.platform.Refusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/// Whatever goes wrong on a page becomes a sentence and a way on. Wires answer in their own protocol before this.
@Controller
@ControllerAdvice
class Errors implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(Errors.class);

    private final Pages pages;
    private final Texts texts;
    private final ObjectProvider<ServerErrors> wires;

    Errors(Pages pages, Texts texts, ObjectProvider<ServerErrors> wires) {
        this.pages = pages;
        this.texts = texts;
        this.wires = wires;
    }

    @ExceptionHandler(Refusal.class)
    @Nullable
    Object refused(Refusal refusal, HttpServletRequest request) {
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, texts.say(pages.locale(request), refusal), request);
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    Object failed(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null;
        }
        HttpStatus status = status(failure);
        if (status.is5xxServerError()) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        }
        return answer(status, sentence(status, request), request);
    }

    private static HttpStatus status(Exception failure) {
        return switch (failure) {
            case ErrorResponse known -> HttpStatus.valueOf(known.getStatusCode().value());
            case MethodArgumentTypeMismatchException mismatch when isInPath(mismatch) -> HttpStatus.NOT_FOUND;
            case TypeMismatchException mismatch -> HttpStatus.BAD_REQUEST;
            case HttpMessageNotReadableException unreadable -> HttpStatus.BAD_REQUEST;
            case MalformedJson malformed -> HttpStatus.BAD_REQUEST;
            case MultipartException broken -> HttpStatus.BAD_REQUEST;
            case InvalidParameterException unreadable -> HttpStatus.valueOf(unreadable.getErrorCode());
            default -> BadValue.isIn(failure) ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    /// An id in the address that is none names nothing.
    private static boolean isInPath(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class);
    }

    @RequestMapping("/error")
    @OwnAccess("shows errors to everyone")
    @Nullable
    Object error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.valueOf(number) : HttpStatus.NOT_FOUND;
        return inWordsOfAWire(status, request).orElseGet(() -> page(status, request));
    }

    private Optional<Object> inWordsOfAWire(HttpStatus status, HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? wires.stream()
                        .filter(wire -> asked.startsWith(wire.path()))
                        .findFirst()
                        .map(wire -> wire.words().apply(status.value()))
                : Optional.empty();
    }

    private Object page(HttpStatus status, HttpServletRequest request) {
        return isStale(request)
                ? pages.problem(
                        status,
                        "shell.error.title.stale",
                        texts.say(pages.locale(request), "shell.error.stale"),
                        request)
                : answer(status, sentence(status, request), request);
    }

    /// The form's CSRF token is gone or another's: the fault is the page's age, not the person's role.
    private static boolean isStale(HttpServletRequest request) {
        return request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException;
    }

    private String sentence(HttpStatus status, HttpServletRequest request) {
        String key = "shell.error." + status.value();
        return texts.say(
                pages.locale(request),
                texts.knows(key) ? key : status.is4xxClientError() ? "shell.error.400" : "shell.error.500");
    }

    private Object answer(HttpStatus status, String sentence, HttpServletRequest request) {
        return pages.problem(status, sentence, request);
    }
}
