package dev.pactwire.signingoauth;

import dev.pactwire.access.Action;
import dev.pactwire.access.Login;
import dev.pactwire.access.Origin;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The pages on which a person lets an app in: login, consent, and back to the app with a code or with a no.
@Controller
@OwnAccess("has a login of its own: signing may stand on another machine than the console")
class AuthorizationController {

    private final AuthorizationRequests requests;
    private final SigningSession session;
    private final Grants grants;
    private final Users users;
    private final AuthorizationPages pages;

    AuthorizationController(
            AuthorizationRequests requests,
            SigningSession session,
            Grants grants,
            Users users,
            AuthorizationPages pages) {
        this.requests = requests;
        this.session = session;
        this.grants = grants;
        this.users = users;
        this.pages = pages;
    }

    @GetMapping("/oauth/auth")
    Object authorize(HttpServletRequest http, HttpServletResponse response) {
        return whenValid(http.getQueryString(), http, request -> {
            Optional<User> user = session.user(http).filter(found -> isExpected(found, request));
            if (user.isEmpty()) {
                return pages.login(request, session.visitorForm(http, response), http);
            }
            return proceed(request, user.get(), http);
        });
    }

    private static boolean isExpected(User user, AuthorizationRequest request) {
        return !request.loginAgain()
                && request.loginHint().map(user.email()::equalsIgnoreCase).orElse(true);
    }

    private Object proceed(AuthorizationRequest request, User user, HttpServletRequest http) {
        if (!user.may(Action.SEND_AGREEMENTS)) {
            return pages.notASender(request, user);
        }
        if (grants.isConsented(request.app(), user, request.scopes())) {
            return redirect(request.granted(grants.code(request, user)));
        }
        return pages.consent(request, user, session.userForm(http));
    }

    @PostMapping("/oauth/login")
    Object login(
            @RequestParam(defaultValue = "") String request,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest http,
            HttpServletResponse response) {
        return whenValid(request, http, asked -> {
            if (!session.isVisitorsForm(http, form)) {
                return again(asked, HttpStatus.FORBIDDEN, email, "signingoauth.login.stale", null, http, response);
            }
            return switch (users.authenticate(email, password, Origin.of(http))) {
                case Login.Welcome(User user) -> {
                    session.begin(user, http, response);
                    yield redirect(asked.afterLogin());
                }
                case Login.Wrong() ->
                    again(asked, HttpStatus.UNAUTHORIZED, email, "signingoauth.login.wrong", null, http, response);
                case Login.Throttled(Duration pause) ->
                    again(
                            asked,
                            HttpStatus.TOO_MANY_REQUESTS,
                            email,
                            "signingoauth.login.throttled",
                            pause.toMinutes() + 1,
                            http,
                            response);
                case Login.Busy() ->
                    again(asked, HttpStatus.SERVICE_UNAVAILABLE, email, "access.refused.busy", null, http, response);
                case Login.OnlyHere() ->
                    again(asked, HttpStatus.FORBIDDEN, email, "access.login.only-here", null, http, response);
            };
        });
    }

    private Object again(
            AuthorizationRequest asked,
            HttpStatus status,
            String email,
            String problem,
            @Nullable Long minutes,
            HttpServletRequest http,
            HttpServletResponse response) {
        return pages.loginAgain(asked, session.visitorForm(http, response), status, email, problem, minutes, http);
    }

    @PostMapping("/oauth/consent")
    Object consent(
            @RequestParam(defaultValue = "") String request,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String decision,
            HttpServletRequest http) {
        return whenValid(request, http, asked -> {
            Optional<User> user = session.user(http);
            if (user.isEmpty() || !session.isUsersForm(http, form)) {
                return redirect("/oauth/auth?" + asked.query().encoded());
            }
            if (!decision.equals("allow") || !user.get().may(Action.SEND_AGREEMENTS)) {
                return redirect(asked.denied());
            }
            grants.consent(asked.app(), user.get(), asked.scopes());
            return redirect(asked.granted(grants.code(asked, user.get())));
        });
    }

    private Object whenValid(
            @Nullable String query, HttpServletRequest http, Function<AuthorizationRequest, Object> answer) {
        return switch (requests.read(query)) {
            case Asked.Valid(AuthorizationRequest request) -> answer.apply(request);
            case Asked.Refused(String address) -> redirect(address);
            case Asked.Hopeless(String textKey) -> pages.problem(textKey, http);
        };
    }

    /// By 303, so that a form's answer is fetched and never posted again.
    private static ResponseEntity<Void> redirect(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
