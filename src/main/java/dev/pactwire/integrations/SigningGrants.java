package dev.pactwire.integrations;

import dev.pactwire.access.UserId;
import dev.pactwire.docusign.OAuthApp;
import dev.pactwire.docusign.OAuthClient;
import dev.pactwire.docusign.OAuthOutcome;
import dev.pactwire.docusign.SigningAccount;
import dev.pactwire.docusign.UserInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Each person's own right to use the signing service: granted once by consent, then refreshed by itself ahead of
/// expiry.
///
/// However many threads and nodes find a token expired, one refreshes it: a lease in the database chooses which. The
/// new
/// tokens are stored before anyone uses them.
@Component
public class SigningGrants {

    private static final Logger log = LoggerFactory.getLogger(SigningGrants.class);
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration POLL = Duration.ofMillis(50);

    private final GrantStore store;
    private final SigningConnections connections;
    private final OAuthClient oauth;
    private final OAuthApps apps;
    private final Clock clock;

    SigningGrants(GrantStore store, SigningConnections connections, OAuthClient oauth, OAuthApps apps, Clock clock) {
        this.store = store;
        this.connections = connections;
        this.oauth = oauth;
        this.apps = apps;
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
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(giveUp)) {
            Optional<Grant> grant = store.find(connection.id(), user);
            if (grant.isEmpty()) {
                return new AccessResult.NotConnected();
            }
            if (!grant.get().isConnected()) {
                return new AccessResult.ConnectAgain();
            }
            if (grant.get().expiresAt().isAfter(clock.instant().plus(AHEAD))) {
                return ready(connection, grant.get());
            }
            Optional<AccessResult> refreshed = refresh(connection, grant.get());
            if (refreshed.isPresent()) {
                return refreshed.get();
            }
            pause();
        }
        return new AccessResult.Unavailable("another refresh did not end in time");
    }

    private AccessResult ready(SigningConnection connection, Grant grant) {
        URI base = connection.builtIn() ? connection.serverBase() : grant.base();
        String token = store.accessToken(grant);
        return new AccessResult.Ready(
                new SigningAccount.Access(new SigningAccount(base, grant.accountId()), token), connection);
    }

    /// Empty when another one holds the lease: look again.
    private Optional<AccessResult> refresh(SigningConnection connection, Grant grant) {
        if (!store.lease(grant, clock.instant(), clock.instant().plus(LEASE))) {
            return Optional.empty();
        }
        return switch (oauth.refresh(apps.of(connection), store.refreshToken(grant))) {
            case OAuthOutcome.Granted granted -> {
                store.renew(grant, granted.tokens());
                yield Optional.empty();
            }
            case OAuthOutcome.Refused refused -> {
                log.warn("The signing service refused to renew a grant: {} {}", refused.error(), refused.description());
                store.lapse(grant);
                yield Optional.of(new AccessResult.ConnectAgain());
            }
            case OAuthOutcome.Unreachable unreachable -> {
                store.release(grant);
                yield Optional.of(stillGood(connection, grant, unreachable.detail()));
            }
            case OAuthOutcome.Unusable unusable -> {
                store.release(grant);
                yield Optional.of(
                        stillGood(connection, grant, "status " + unusable.status() + " " + unusable.detail()));
            }
        };
    }

    private AccessResult stillGood(SigningConnection connection, Grant grant, String why) {
        return grant.expiresAt().isAfter(clock.instant())
                ? ready(connection, grant)
                : new AccessResult.Unavailable(why);
    }

    /// Turns the code of a redirect into the person's grant; says whether that worked.
    boolean grant(SigningConnection connection, UserId user, OAuthOutcome.Tokens tokens) {
        OAuthApp app = apps.of(connection);
        return switch (oauth.userInfo(app, tokens.accessToken())) {
            case dev.pactwire.docusign.SigningReply.Done<UserInfo>(UserInfo info) ->
                info.defaultAccount()
                        .map(account -> {
                            store.put(connection.id(), user, info, account, tokens, clock.instant());
                            return true;
                        })
                        .orElse(false);
            case dev.pactwire.docusign.SigningReply.Failed<UserInfo>(var problem) -> {
                log.warn("The signing service did not say who consented: {}", problem);
                yield false;
            }
        };
    }

    /// Forgets the person's tokens here. Agreements stay.
    public void disconnect(UserId user) {
        connections.current().ifPresent(connection -> store.remove(connection.id(), user));
    }

    /// Renews what expires within the hour, so that nobody waits for it.
    void renewSoonExpiring() {
        for (Grant grant : store.expiringBefore(clock.instant().plus(AHEAD))) {
            connections.find(grant.connection()).ifPresent(connection -> access(grant.user(), connection));
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
