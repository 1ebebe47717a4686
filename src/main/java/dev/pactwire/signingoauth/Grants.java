package dev.pactwire.signingoauth;

import dev.pactwire.access.Action;
import dev.pactwire.access.AuditLog;
import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.access.Users;
import dev.pactwire.platform.Ids;
import dev.pactwire.signingoauth.OAuthProblem.Code;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Turns a person's yes into codes, codes into tokens, tokens into newer tokens.
///
/// Refusals do not roll back: what a stolen code or token makes us end must stay ended.
@Component
class Grants {

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(2);
    private static final Duration ACCESS_LIFETIME = Duration.ofHours(8);
    private static final Duration ASSERTED_LIFETIME = Duration.ofHours(1);
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(30);
    private static final int CODE_BYTES = 32;
    private static final int TOKEN_BYTES = 40;

    private final GrantStore store;
    private final Users users;
    private final AuditLog audit;
    private final Clock clock;
    private final Ids ids;

    Grants(GrantStore store, Users users, AuditLog audit, Clock clock, Ids ids) {
        this.audit = audit;
        this.store = store;
        this.users = users;
        this.clock = clock;
        this.ids = ids;
    }

    /// Whether the person has said yes to all of this before.
    boolean isConsented(SigningApp app, User user, Scopes scopes) {
        return store.consent(app.id(), user.id())
                .filter(given -> given.covers(scopes))
                .isPresent();
    }

    /// Beside what was consented to before.
    @Transactional
    void consent(SigningApp app, User user, Scopes scopes) {
        store.addConsent(app.id(), user.id(), scopes);
        audit.record(user, "consent.given", app.name(), Map.of());
    }

    /// A code for the app: one use, two minutes.
    String code(AuthorizationRequest request, User user) {
        String code = ids.token(CODE_BYTES);
        store.insertCode(code, request, user.id(), clock.instant().plus(CODE_LIFETIME));
        return code;
    }

    /// @param redirectUri if sent it must be the one of the request; the SDKs send none
    @Transactional(noRollbackFor = OAuthProblem.class)
    Tokens redeem(SigningApp app, String code, @Nullable String redirectUri, @Nullable String verifier) {
        GrantStore.Code asked = store.lockCode(code)
                .filter(found -> found.appId().equals(app.id()))
                .orElseThrow(() -> new OAuthProblem(Code.INVALID_GRANT, "the code is not known"));
        if (asked.usedAt() != null) {
            if (asked.grantId() != null) {
                store.revoke(asked.grantId());
            }
            throw new OAuthProblem(Code.INVALID_GRANT, "the code was used before; what it gave is revoked");
        }
        requireProof(asked, redirectUri, verifier);
        requireSender(new UserId(asked.personId()));
        Instant end = clock.instant().plus(REFRESH_LIFETIME);
        Scopes scopes = Scopes.of(Arrays.asList(asked.scopes()));
        UUID grant = store.insertGrant(app.id(), asked.personId(), scopes, end);
        store.useCode(code, grant);
        return issue(grant, scopes, null, end);
    }

    private void requireProof(GrantStore.Code asked, @Nullable String redirectUri, @Nullable String verifier) {
        if (!asked.expiresAt().isAfter(clock.instant())) {
            throw new OAuthProblem(Code.INVALID_GRANT, "expired_grant");
        }
        if (redirectUri != null && !redirectUri.equals(asked.redirectUri())) {
            throw new OAuthProblem(Code.INVALID_GRANT, "redirect_uri is not the one of the request");
        }
        boolean proven = asked.challenge() == null
                ? verifier == null
                : verifier != null && Hashes.equal(Hashes.challenge(verifier), asked.challenge());
        if (!proven) {
            throw new OAuthProblem(Code.INVALID_GRANT, "code_verifier does not fit the code_challenge");
        }
    }

    /// Gives newer tokens for a refresh token, which stays good until one of the tokens given for it is used: an
    /// answer that was lost, its receiver killed between reading and keeping it, can be asked for again. From the
    /// first use of a newer one on, the older ones are dead, and the use of a dead one ends the whole grant.
    @Transactional(noRollbackFor = OAuthProblem.class)
    Tokens refresh(SigningApp app, String refreshToken) {
        GrantStore.Refreshable held = store.lockRefreshable(refreshToken)
                .filter(found -> found.appId().equals(app.id()))
                .orElseThrow(() -> new OAuthProblem(Code.INVALID_GRANT, "the refresh token is not known"));
        if (held.retiredAt() != null) {
            store.revoke(held.grantId());
            throw new OAuthProblem(Code.INVALID_GRANT, "the refresh token was replaced; the grant is revoked");
        }
        if (!held.expiresAt().isAfter(clock.instant())) {
            throw new OAuthProblem(Code.INVALID_GRANT, "expired_grant");
        }
        requireSender(new UserId(held.personId()));
        store.retireAllBut(refreshToken, held.grantId());
        Scopes scopes = Scopes.of(Arrays.asList(held.scopes()));
        Instant end = scopes.has(Scopes.EXTENDED) ? clock.instant().plus(REFRESH_LIFETIME) : held.expiresAt();
        return issue(held.grantId(), scopes, refreshToken, end);
    }

    /// Tokens for an app that proved itself by an assertion: no refresh token, it asserts again.
    @Transactional(noRollbackFor = OAuthProblem.class)
    Tokens impersonate(SigningApp app, UserId user, Scopes scopes) {
        User person = requireSender(user);
        if (!isConsented(app, person, scopes.plus(Scopes.of(List.of(Scopes.IMPERSONATION))))) {
            throw new OAuthProblem(Code.CONSENT_REQUIRED, "the user has not consented to impersonation by this app");
        }
        Instant end = clock.instant().plus(ASSERTED_LIFETIME);
        UUID grant = store.insertGrant(app.id(), user.value(), scopes, end);
        String access = ids.token(TOKEN_BYTES);
        store.insertAccess(access, grant, end);
        return new Tokens(access, ASSERTED_LIFETIME, null, scopes);
    }

    private Tokens issue(UUID grant, Scopes scopes, @Nullable String parent, Instant end) {
        String access = ids.token(TOKEN_BYTES);
        String refresh = ids.token(TOKEN_BYTES);
        store.insertAccess(access, grant, clock.instant().plus(ACCESS_LIFETIME));
        store.insertRefresh(refresh, grant, parent, end);
        return new Tokens(access, ACCESS_LIFETIME, refresh, scopes);
    }

    private User requireSender(UserId id) {
        return users.find(id)
                .filter(user -> user.may(Action.SEND_AGREEMENTS))
                .orElseThrow(() -> new OAuthProblem(Code.INVALID_GRANT, "user_not_found"));
    }
}
