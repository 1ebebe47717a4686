package dev.pactwire.esign;

import dev.pactwire.platform.Ids;
import dev.pactwire.signingoauth.AccessTokens;
import dev.pactwire.signingoauth.ServedAddress;
import dev.pactwire.signingoauth.SigningAccount;
import dev.pactwire.signingoauth.SigningAccounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Makes the [ApiCall] that every handler of the wire takes: asks for the token, counts the call, checks the account,
/// reads the body. A handler without it would be open, so there is none.
@Component
class ApiCallResolver implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    /// The wire's own limit for a request.
    private static final int MAX_BODY = 35_651_584;

    private final AccessTokens tokens;
    private final SigningAccounts accounts;
    private final ServedAddress served;
    private final CallLimits limits;
    private final Ids ids;

    ApiCallResolver(AccessTokens tokens, SigningAccounts accounts, ServedAddress served, CallLimits limits, Ids ids) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.served = served;
        this.limits = limits;
        this.ids = ids;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(ApiCall.class);
    }

    @Override
    public ApiCall resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var response = Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class));
        response.setHeader("X-DocuSign-TraceToken", ids.random().toString());
        AccessTokens.Caller caller = tokens.caller(request.getHeader("Authorization"))
                .orElseThrow(() -> new ApiError(
                        ErrorCode.AUTHORIZATION_INVALID_TOKEN,
                        "The access token is missing, malformed, expired or revoked."));
        CallLimits.Left left = limits.count(caller.app());
        left.on(response);
        left.requireSome();
        return new ApiCall(
                caller.user(),
                accountOf(request),
                request.getRemoteAddr(),
                served.of(request),
                headers(request),
                query(request.getQueryString()),
                body(request));
    }

    private SigningAccount accountOf(HttpServletRequest request) {
        SigningAccount own = accounts.own();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("accountId") instanceof String asked
                && !own.isCalled(asked)) {
            throw new ApiError(
                    ErrorCode.USER_DOES_NOT_BELONG_TO_SPECIFIED_ACCOUNT, "The user is no member of account " + asked);
        }
        return own;
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new HashMap<String, String>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }

    /// From the address alone: asking the container for parameters would make it read a multipart body.
    static Map<String, String> query(@Nullable String raw) {
        var query = new HashMap<String, String>();
        for (String pair : (raw == null ? "" : raw).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ApiError.parameter("The query is not percent-encoded.");
        }
    }

    private static byte[] body(HttpServletRequest request) {
        byte[] body = read(request);
        if (body.length > MAX_BODY) {
            throw new ApiError(ErrorCode.REQUEST_TOO_LARGE, "A request has at most " + MAX_BODY + " bytes.");
        }
        return body;
    }

    private static byte[] read(HttpServletRequest request) {
        try {
            return request.getInputStream().readNBytes(MAX_BODY + 1);
        } catch (IOException broken) {
            throw new ApiError(ErrorCode.INVALID_REQUEST_BODY, "The body stops before its end.");
        }
    }
}
