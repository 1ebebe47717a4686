package dev.pactwire.integrations;

import dev.pactwire.access.AuditLog;
import dev.pactwire.access.UserId;
import dev.pactwire.access.Users;
import dev.pactwire.docusign.OAuthClient;
import dev.pactwire.docusign.OAuthOutcome;
import dev.pactwire.docusign.SigningAccount;
import dev.pactwire.docusign.SigningProblem;
import dev.pactwire.docusign.SigningReply;
import dev.pactwire.docusign.UserInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Each person's own right to use the signing service: granted once by consent, then refreshed by itself ahead of
/// expiry.
///
/// However many threads and nodes find a token old, one refreshes it: a lease in the database chooses which. The others
/// go on with the old token while it is good, and wait when it is not. The new tokens are stored before anyone uses
/// them; a crash in between costs the grant at the worst, since the old refresh token is refused from then on.
@Component
public class SigningGrants {

    private static final Logger log = LoggerFactory.getLogger(SigningGrants.class);
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration REST_AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration POLL = Duration.ofMillis(50);

    /// What of RFC 6749 §5.2 and of the vendor says that the person must consent again; all else is for an admin.
    private static final Set<String> ENDED = Set.of("invalid_grant", "consent_required");

    private final GrantStore store;
    private final SigningConnections connections;
    private final OAuthClient oauth;
    private final OAuthApps apps;
    private final Users users;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SigningGrants(
            GrantStore store,
            SigningConnections connections,
            OAuthClient oauth,
            OAuthApps apps,
            Users users,
            AuditLog audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.connections = connections;
        this.oauth = oauth;
        this.apps = apps;
        this.users = users;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public GrantState of(UserId user) {
        return connections
                .current()
                .flatMap(connection -> store.find(connection.id(), user))
                .<GrantState>map(grant -> grant.isConnected()
                        ? new GrantState.Connected(grant.accountName(), grant.email(), grant.connectedAt())
                        : new GrantState.ConnectAgain(grant.accountName(), grant.email()))
                .orElseGet(GrantState.None::new);
    }

    /// The right to call the service as that person, with a token that lives a while. Waits for a refresh that another
    /// thread or node has begun. Not inside a transaction.
    public AccessResult access(UserId user) {
        Optional<SigningConnection> connection = connections.current();
        return connection.isPresent()
                ? access(user, connection.get())
                : new AccessResult.Unavailable("no signing service is set up");
    }

    /// The same for one connection, in use or not: agreements stay with the service that they were sent through.
    public AccessResult access(UserId user, SigningConnection connection) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            Optional<AccessResult> result = look(user, connection);
            if (result.isPresent()) {
                return result.get();
            }
            pause();
        }
        return new AccessResult.Unavailable("another refresh did not end in time");
    }

    /// Empty when another one refreshes a token that has ended: look again.
    private Optional<AccessResult> look(UserId user, SigningConnection connection) {
        Optional<Grant> found = store.find(connection.id(), user);
        if (found.isEmpty()) {
            return Optional.of(new AccessResult.NotConnected());
        }
        Grant grant = found.get();
        Instant now = clock.instant();
        if (!grant.isConnected()) {
            return Optional.of(new AccessResult.ConnectAgain());
        }
        if (grant.expiresAt().isAfter(now.plus(AHEAD))) {
            return Optional.of(kept(connection, grant));
        }
        if (store.lease(grant, now, now.plus(LEASE))) {
            return refresh(connection, grant);
        }
        return grant.expiresAt().isAfter(now) ? Optional.of(kept(connection, grant)) : Optional.empty();
    }

    /// Calls the service as that person. A token that it takes no longer, though its time is not over, is renewed once;
    /// when the new one is refused as well, the person must connect again.
    ///
    /// @param ready what `access` gave
    public <T> SigningReply<T> call(
            UserId user, AccessResult.Ready ready, Function<SigningAccount.Access, SigningReply<T>> call) {
        SigningReply<T> reply = call.apply(ready.access());
        if (!isUnauthorized(reply) || !(renewed(user, ready) instanceof AccessResult.Ready again)) {
            return reply;
        }
        SigningReply<T> second = call.apply(again.access());
        if (isUnauthorized(second)) {
            current(user, again).ifPresent(store::lapse);
        }
        return second;
    }

    private static boolean isUnauthorized(SigningReply<?> reply) {
        return reply instanceof SigningReply.Failed<?>(SigningProblem.Unauthorized refused);
    }

    private AccessResult renewed(UserId user, AccessResult.Ready refused) {
        current(user, refused).ifPresent(grant -> store.expire(grant, clock.instant()));
        return access(user, refused.connection());
    }

    /// The grant, unless its token is another one by now.
    private Optional<Grant> current(UserId user, AccessResult.Ready used) {
        return store.find(used.connection().id(), user)
                .filter(grant -> store.accessToken(grant)
                        .filter(used.access().accessToken()::equals)
                        .isPresent());
    }

    private AccessResult kept(SigningConnection connection, Grant grant) {
        return store.accessToken(grant)
                .<AccessResult>map(token -> ready(connection, grant, token))
                .orElseGet(AccessResult.NotConnected::new);
    }

    private static AccessResult ready(SigningConnection connection, Grant grant, String token) {
        URI base = connection.builtIn() ? connection.serverBase() : grant.base();
        return new AccessResult.Ready(
                new SigningAccount.Access(new SigningAccount(base, grant.accountId()), token), connection);
    }

    /// Under the lease. Empty when the person has connected anew meanwhile: look again.
    private Optional<AccessResult> refresh(SigningConnection connection, Grant grant) {
        String token = store.refreshToken(grant).orElse("");
        if (token.isEmpty()) {
            return grant.expiresAt().isAfter(clock.instant())
                    ? Optional.of(goOn(connection, grant, "no refresh token"))
                    : ended(grant);
        }
        return switch (oauth.refresh(apps.of(connection), token)) {
            case OAuthOutcome.Granted(OAuthOutcome.Tokens tokens) ->
                store.renew(grant, tokens)
                        ? Optional.of(ready(connection, grant, tokens.accessToken()))
                        : Optional.empty();
            case OAuthOutcome.Refused refused -> {
                log.warn("The signing service refused to renew a grant: {} {}", refused.error(), refused.description());
                yield ENDED.contains(refused.error())
                        ? ended(grant)
                        : Optional.of(goOn(connection, grant, "it refused: " + refused.error()));
            }
            case OAuthOutcome.Unreachable(String detail) -> Optional.of(goOn(connection, grant, detail));
            case OAuthOutcome.Unusable(int status, String detail) ->
                Optional.of(goOn(connection, grant, "status " + status + " " + detail));
        };
    }

    private Optional<AccessResult> ended(Grant grant) {
        return store.lapse(grant) ? Optional.of(new AccessResult.ConnectAgain()) : Optional.empty();
    }

    /// With the old token while it is good; then the next attempts rest a while, so that nobody waits for them.
    private AccessResult goOn(SigningConnection connection, Grant grant, String why) {
        Instant now = clock.instant();
        if (grant.expiresAt().isAfter(now)) {
            store.release(grant, now.plus(REST_AFTER_FAILURE));
            return kept(connection, grant);
        }
        store.release(grant, null);
        return new AccessResult.Unavailable(why);
    }

    /// Keeps the tokens of a consent for the account that the service would choose; says whether that worked.
    boolean grant(SigningConnection connection, UserId user, OAuthOutcome.Tokens tokens) {
        return switch (oauth.userInfo(apps.of(connection), tokens.accessToken())) {
            case SigningReply.Done<UserInfo>(UserInfo info) ->
                info.defaultAccount()
                        .filter(SigningGrants::isUsable)
                        .map(account -> {
                            transactions.executeWithoutResult(status -> {
                                store.put(connection.id(), user, info, account, tokens, clock.instant());
                                audit.record(
                                        users.find(user).orElse(null),
                                        "signing-account.connected",
                                        connection.name(),
                                        Map.of());
                            });
                            return true;
                        })
                        .orElse(false);
            case SigningReply.Failed<UserInfo>(var problem) -> {
                log.warn("The signing service did not say who consented: {}", problem);
                yield false;
            }
        };
    }

    private static boolean isUsable(UserInfo.Account account) {
        try {
            var _ = new SigningAccount(account.base(), account.accountId());
            return true;
        } catch (IllegalArgumentException malformed) {
            log.warn("The signing service named an account that cannot be used: {}", malformed.getMessage());
            return false;
        }
    }

    /// Forgets the person's tokens here. Agreements stay.
    public void disconnect(UserId user) {
        connections
                .current()
                .filter(connection -> store.find(connection.id(), user).isPresent())
                .ifPresent(connection -> transactions.executeWithoutResult(status -> {
                    store.remove(connection.id(), user);
                    audit.record(
                            users.find(user).orElse(null), "signing-account.disconnected", connection.name(), Map.of());
                }));
    }

    /// Renews what expires within minutes, so that nobody waits for it and nobody's grant ends from disuse. A service
    /// that does not answer for one is not asked for the others.
    void renewSoonExpiring() {
        var away = new HashSet<ConnectionId>();
        for (Grant grant : store.expiringBefore(clock.instant().plus(AHEAD))) {
            Optional<SigningConnection> connection =
                    away.contains(grant.connection()) ? Optional.empty() : connections.find(grant.connection());
            if (connection.isPresent() && access(grant.user(), connection.get()) instanceof AccessResult.Unavailable) {
                away.add(grant.connection());
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for a token", stop);
        }
    }
}
