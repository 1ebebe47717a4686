package dev.pactwire.signingoauth;

import dev.pactwire.access.Action;
import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.access.Users;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says who calls the signing wire.
@Component
public class AccessTokens {

    private static final String BEARER = "bearer ";

    private final GrantStore grants;
    private final SigningApps apps;
    private final Users users;

    AccessTokens(GrantStore grants, SigningApps apps, Users users) {
        this.grants = grants;
        this.apps = apps;
        this.users = users;
    }

    /// The person for whom an app acts.
    public record Caller(User user, SigningApp app) {}

    /// @param authorization the header, `Bearer …`
    /// @return empty when the token is unknown, expired or revoked, or the person may not send agreements any more
    public Optional<Caller> caller(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        return grants.access(authorization.substring(BEARER.length()).strip())
                .flatMap(access -> users.find(new UserId(access.personId()))
                        .filter(user -> user.may(Action.SEND_AGREEMENTS))
                        .flatMap(user -> apps.find(access.appId()).map(app -> new Caller(user, app))));
    }
}
