package dev.pactwire.signingoauth;

import dev.pactwire.access.User;
import dev.pactwire.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The four pages of `/oauth`.
@Component
class AuthorizationPages {

    private final Pages pages;

    AuthorizationPages(Pages pages) {
        this.pages = pages;
    }

    View login(AuthorizationRequest request, String form, HttpServletRequest http) {
        return loginAgain(request, form, HttpStatus.OK, request.loginHint().orElse(""), null, null, http);
    }

    /// @param problem what was wrong the last time
    View loginAgain(
            AuthorizationRequest request,
            String form,
            HttpStatus status,
            String email,
            @Nullable String problem,
            @Nullable Long minutes,
            HttpServletRequest http) {
        var model = model(request, form);
        model.put("email", email);
        model.put("problem", problem);
        model.put("minutes", minutes);
        return pages.showTo(null, pages.locale(http), status, "signingoauth/login", model);
    }

    View consent(AuthorizationRequest request, User user, String form) {
        var model = model(request, form);
        model.put("user", user);
        model.put("scopes", request.scopes().listed());
        return pages.showTo(null, user.locale(), HttpStatus.OK, "signingoauth/consent", model);
    }

    View notASender(AuthorizationRequest request, User user) {
        var model = model(request, "");
        model.put("user", user);
        return pages.showTo(null, user.locale(), HttpStatus.FORBIDDEN, "signingoauth/not-a-sender", model);
    }

    View problem(String textKey, HttpServletRequest http) {
        return pages.showTo(
                null, pages.locale(http), HttpStatus.BAD_REQUEST, "signingoauth/problem", Map.of("sentence", textKey));
    }

    private static Map<String, @Nullable Object> model(AuthorizationRequest request, String form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("app", request.app().name());
        model.put("request", request.query().encoded());
        model.put("form", form);
        model.put("cancel", request.denied());
        model.put("other", request.asSomebodyElse());
        return model;
    }
}
