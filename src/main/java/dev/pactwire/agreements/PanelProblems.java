package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Refusal;
import dev.pactwire.shell.Pages;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/// What the panel shows when something cannot be done: one sentence in the viewer's language.
@RestControllerAdvice(assignableTypes = {PanelController.class, PanelActs.class})
class PanelProblems {

    private final PanelSession session;
    private final Pages pages;
    private final Texts texts;

    PanelProblems(PanelSession session, Pages pages, Texts texts) {
        this.session = session;
        this.pages = pages;
        this.texts = texts;
    }

    @ExceptionHandler(Refusal.class)
    ResponseEntity<Map<String, String>> refused(Refusal refusal, HttpServletRequest request) {
        return problem(HttpStatus.UNPROCESSABLE_ENTITY, texts.say(language(request), refusal));
    }

    @ExceptionHandler(Json.MalformedJson.class)
    ResponseEntity<Map<String, String>> malformed(HttpServletRequest request) {
        return problem(HttpStatus.BAD_REQUEST, texts.say(language(request), "shell.error.400"));
    }

    @ExceptionHandler(ResponseStatusException.class)
    ResponseEntity<Map<String, String>> refused(ResponseStatusException refusal, HttpServletRequest request) {
        HttpStatus status = HttpStatus.valueOf(refusal.getStatusCode().value());
        return problem(status, texts.say(language(request), "shell.error." + status.value()));
    }

    /// The viewer's language, not that of whoever is logged in at the console of this browser.
    private Locale language(HttpServletRequest request) {
        return session.viewer(request).map(User::locale).orElseGet(() -> pages.locale(request));
    }

    private static ResponseEntity<Map<String, String>> problem(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).body(Map.of("message", sentence));
    }
}
