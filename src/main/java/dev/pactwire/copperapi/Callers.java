package dev.pactwire.copperapi;

import dev.pactwire.access.ApiKeys;
import dev.pactwire.access.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Finds out who calls, from the three X-PW headers or a bearer token (Authentication), and whether the caller
/// still has requests left in this minute (Rate Limits). A handler that takes a `Caller` is only reached with one.
@Component
class Callers implements HandlerMethodArgumentResolver {

    private static final String BEARER = "Bearer ";
    private static final String APPLICATION = "developer_api";

    private final ApiKeys keys;
    private final RateLimit rateLimit;

    Callers(ApiKeys keys, RateLimit rateLimit) {
        this.keys = keys;
        this.rateLimit = rateLimit;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Caller.class);
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return caller(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    private Caller caller(HttpServletRequest request) {
        String authorization = Objects.requireNonNullElse(request.getHeader("Authorization"), "");
        boolean bearer = authorization.startsWith(BEARER);
        String key = bearer ? authorization.substring(BEARER.length()).strip() : request.getHeader("X-PW-AccessToken");
        if (key == null || key.isBlank()) {
            throw WireError.unauthorized("send X-PW-AccessToken, X-PW-Application and X-PW-UserEmail");
        }
        ApiKeys.Owner owner = keys.owner(key).orElseThrow(() -> refusal(request, "the key is not known"));
        if (!bearer) {
            requireApplication(request);
            requireOwner(request, owner);
        }
        if (!owner.own() && !rateLimit.admits(key)) {
            throw WireError.tooMany();
        }
        return new Caller(owner.user());
    }

    private static void requireApplication(HttpServletRequest request) {
        if (!APPLICATION.equals(request.getHeader("X-PW-Application"))) {
            throw WireError.unauthorized("X-PW-Application must be " + APPLICATION);
        }
    }

    private void requireOwner(HttpServletRequest request, ApiKeys.Owner owner) {
        if (!email(request).equalsIgnoreCase(owner.user().email())) {
            throw refusal(request, "X-PW-UserEmail is not the owner of the key");
        }
    }

    private static String email(HttpServletRequest request) {
        String email = request.getHeader("X-PW-UserEmail");
        return email == null ? "" : email.strip();
    }

    /// Whoever tries one key after the other has to wait.
    private WireError refusal(HttpServletRequest request, String reason) {
        return keys.refused(email(request), Origin.of(request))
                .map(WireError::tooManyRefused)
                .orElseGet(() -> WireError.unauthorized(reason));
    }
}
