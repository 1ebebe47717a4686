package dev.pactwire.access;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import dev.pactwire.platform.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Logged-in browsers and short-lived panel tokens. Only a hash of each token is stored. A session belongs to one area
/// (`console`, `signing`, `panel`): a token of one is nothing in another.
@Component
public class Sessions {

    private static final int TOKEN_BYTES = 32;
    private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final Users users;

    Sessions(JdbcClient jdbc, Clock clock, Ids ids, Users users) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.users = users;
    }

    /// Starts a session and answers its token, which is shown to the browser once.
    public String begin(UserId user, String area, Duration lifetime) {
        String token = ids.token(TOKEN_BYTES);
        jdbc.sql("""
                        insert into access.session (token_hash, person_id, area, created_at, seen_at, expires_at)
                        values (:hash, :user, :area, :now, :now, :expires)""")
                .params(Params.of("hash", Sha256.of(token))
                        .with("user", user)
                        .with("area", area)
                        .with("now", clock.instant())
                        .with("expires", clock.instant().plus(lifetime)))
                .update();
        return token;
    }

    /// Whose session that is, if it is alive in that area and the user is active; a live session that is used is
    /// prolonged.
    ///
    /// @param lifetime how long the session lives on from now
    public Optional<User> resume(String token, String area, Duration lifetime) {
        var session = jdbc.sql("""
                        select person_id, seen_at < :stale as stale from access.session
                        where token_hash = :hash and area = :area and expires_at > :now""")
                .params(Params.of("hash", Sha256.of(token))
                        .with("area", area)
                        .with("now", clock.instant())
                        .with("stale", clock.instant().minus(NOTED_EVERY)))
                .query(Rows.of(Live.class))
                .optional();
        session.filter(Live::stale).ifPresent(stale -> prolong(token, lifetime));
        return session.flatMap(live -> users.find(new UserId(live.personId()))).filter(User::active);
    }

    /// By what a long answer remembers the session that asked for it, without holding its token.
    public static String mark(String token) {
        return HexFormat.of().formatHex(Sha256.of(token));
    }

    /// Those of the marked sessions that are still alive, of users who are still active. Prolongs none.
    public Set<String> alive(Collection<String> marks) {
        byte[][] hashes = marks.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new);
        return Set.copyOf(jdbc.sql("""
                        select encode(s.token_hash, 'hex') from access.session s join access.person p on p.id = s.person_id
                        where s.token_hash = any(:hashes) and s.expires_at > :now and p.active""")
                .params(Params.of("now", clock.instant()))
                .param("hashes", hashes)
                .query(String.class)
                .list());
    }

    /// Ends a console session and with it the panels that its user has open and the logins at the signing service:
    /// who sits down at this browser next grants nothing in that name.
    void logOut(String token) {
        jdbc.sql("""
                        delete from access.session where area <> :console
                          and person_id = (select person_id from access.session where token_hash = :hash)""")
                .params(Params.of("hash", Sha256.of(token)).with("console", ConsoleSession.AREA))
                .update();
        end(token);
    }

    public void end(String token) {
        jdbc.sql("delete from access.session where token_hash = :hash")
                .params(Params.of("hash", Sha256.of(token)))
                .update();
    }

    /// How many other browsers are logged in as that user in that area.
    int others(UserId user, String area, String token) {
        return jdbc.sql("""
                        select count(*) from access.session
                        where person_id = :user and area = :area and token_hash <> :hash and expires_at > :now""")
                .params(Params.of("user", user)
                        .with("area", area)
                        .with("hash", Sha256.of(token))
                        .with("now", clock.instant()))
                .query(Integer.class)
                .single();
    }

    /// Ends every other session of that user, whatever its area. Nothing tells a panel of this browser from one
    /// elsewhere: it ends, too, and the page around it hands over anew.
    void endOthers(UserId user, String token) {
        jdbc.sql("delete from access.session where person_id = :user and token_hash <> :hash")
                .params(Params.of("user", user).with("hash", Sha256.of(token)))
                .update();
    }

    /// Removes what has expired: sessions, and failures that no throttle looks at any more.
    void sweep() {
        jdbc.sql("delete from access.session where expires_at < :now")
                .params(Params.of("now", clock.instant()))
                .update();
        jdbc.sql("delete from access.login_failure where at < :old")
                .params(Params.of("old", clock.instant().minus(Duration.ofHours(1))))
                .update();
    }

    private void prolong(String token, Duration lifetime) {
        jdbc.sql("""
                        update access.session set seen_at = :now, expires_at = greatest(expires_at, :expires)
                        where token_hash = :hash""")
                .params(Params.of("hash", Sha256.of(token))
                        .with("now", clock.instant())
                        .with("expires", clock.instant().plus(lifetime)))
                .update();
    }

    private record Live(UUID personId, boolean stale) {}
}
