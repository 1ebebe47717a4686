package dev.pactwire.signingoauth;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.platform.Json;
import dev.pactwire.signingoauth.OAuthProblem.Code;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@OwnAccess("asks for an access token itself")
class UserInfoController {

    private final AccessTokens tokens;
    private final GrantStore grants;
    private final SigningAccounts accounts;
    private final ServedAddress served;

    UserInfoController(AccessTokens tokens, GrantStore grants, SigningAccounts accounts, ServedAddress served) {
        this.tokens = tokens;
        this.grants = grants;
        this.accounts = accounts;
        this.served = served;
    }

    @GetMapping("/oauth/userinfo")
    ResponseEntity<String> userInfo(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            HttpServletRequest request) {
        return tokens.caller(authorization)
                .map(caller -> answer(HttpStatus.OK, info(caller, request)))
                .orElseGet(() -> answer(HttpStatus.UNAUTHORIZED, Map.of("error", Code.INVALID_TOKEN.wire())));
    }

    private UserInfo info(AccessTokens.Caller caller, HttpServletRequest request) {
        SigningAccount account = accounts.own();
        return UserInfo.from(
                caller.user(),
                grants.firstConsent(caller.user().id()).orElse(account.createdAt()),
                account,
                served.of(request));
    }

    private static ResponseEntity<String> answer(HttpStatus status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(Json.write(body));
    }
}
