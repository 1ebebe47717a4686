package dev.pactwire.signingoauth;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.platform.Json;
import dev.pactwire.signingoauth.OAuthProblem.Code;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `POST /oauth/token`. Answers JSON whatever the request says it accepts: SDKs ask here for PDF and for HTML.
@RestController
@OwnAccess("apps show codes, refresh tokens and assertions here")
class TokenController {

    private static final String ASSERTION = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final ClientCredentials clients;
    private final Assertions assertions;
    private final Grants grants;
    private final ServedAddress served;

    TokenController(ClientCredentials clients, Assertions assertions, Grants grants, ServedAddress served) {
        this.clients = clients;
        this.assertions = assertions;
        this.grants = grants;
        this.served = served;
    }

    @PostMapping("/oauth/token")
    ResponseEntity<String> token(
            @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            HttpServletRequest request) {
        Tokens tokens = switch (required(form, "grant_type")) {
            case "authorization_code" -> redeem(form, authorization);
            case "refresh_token" -> grants.refresh(client(form, authorization), required(form, "refresh_token"));
            case ASSERTION -> assertedBy(form, request);
            case String other -> throw new OAuthProblem(Code.UNSUPPORTED_GRANT_TYPE, "unsupported_grant_type");
        };
        return answer(HttpStatus.OK, Json.write(tokens.toWire()));
    }

    private Tokens redeem(MultiValueMap<String, String> form, @Nullable String authorization) {
        return grants.redeem(
                client(form, authorization),
                required(form, "code"),
                optional(form, "redirect_uri"),
                optional(form, "code_verifier"));
    }

    private Tokens assertedBy(MultiValueMap<String, String> form, HttpServletRequest request) {
        var asserted = assertions.read(required(form, "assertion"), served.audience(request));
        return grants.impersonate(asserted.app(), asserted.user(), asserted.scopes());
    }

    private SigningApp client(MultiValueMap<String, String> form, @Nullable String authorization) {
        return clients.app(authorization, optional(form, "client_id"), optional(form, "client_secret"));
    }

    private static String required(MultiValueMap<String, String> form, String name) {
        String value = optional(form, name);
        if (value == null) {
            throw new OAuthProblem(Code.INVALID_REQUEST, name + " is missing");
        }
        return value;
    }

    private static @Nullable String optional(MultiValueMap<String, String> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new OAuthProblem(Code.INVALID_REQUEST, name + " stands twice");
        }
        return values.isEmpty() || values.getFirst().isBlank()
                ? null
                : values.getFirst().strip();
    }

    @ExceptionHandler
    ResponseEntity<String> refused(OAuthProblem problem) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", problem.code().wire());
        body.put("error_description", problem.description());
        return answer(
                problem.code() == Code.INVALID_CLIENT ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST,
                Json.write(body));
    }

    private static ResponseEntity<String> answer(HttpStatus status, String body) {
        var answer = ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.PRAGMA, "no-cache");
        if (status == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"signing\"");
        }
        return answer.body(body);
    }
}
