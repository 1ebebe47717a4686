package dev.pactwire.access;

import dev.pactwire.access.Throttle.Counted;
import dev.pactwire.access.Throttle.Limit;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import dev.pactwire.platform.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keys for programs. A key has its owner's rights.
@Component
public class ApiKeys {

    private static final String PREFIX = "pwk_";
    private static final int KEY_BYTES = 30;
    private static final int MAX_FAILURES_PER_EMAIL = 20;
    private static final int MAX_FAILURES_PER_ADDRESS = 50;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final Users users;
    private final Throttle throttle;

    ApiKeys(JdbcClient jdbc, Clock clock, Ids ids, Users users, Throttle throttle) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.users = users;
        this.throttle = throttle;
    }

    /// Whose key it is, and whether it is the hub's own, which has its own quota.
    public record Owner(User user, boolean own) {}

    /// A key as a list shows it: never the key itself.
    public record Listed(
            UUID id,
            String label,
            Instant createdAt,
            @Nullable Instant usedAt) {}

    /// Makes a key and answers it; it is shown once and stored as a hash.
    public String create(UserId owner, String label) {
        return create(owner, label, false);
    }

    /// Makes the key that the hub itself uses for the built-ins.
    public String createOwn(UserId owner, String label) {
        return create(owner, label, true);
    }

    private String create(UserId owner, String label, boolean own) {
        String key = PREFIX + ids.token(KEY_BYTES);
        jdbc.sql("""
                        insert into access.api_key (key_hash, id, person_id, label, own, created_at)
                        values (:hash, :id, :owner, :label, :own, :now)""")
                .params(Params.of("hash", Sha256.of(key))
                        .with("id", ids.ordered())
                        .with("owner", owner)
                        .with("label", label)
                        .with("own", own)
                        .with("now", clock.instant()))
                .update();
        return key;
    }

    public Optional<Owner> owner(String key) {
        Optional<Owner> owner = jdbc.sql("select person_id, own from access.api_key where key_hash = :hash")
                .params(Params.of("hash", Sha256.of(key)))
                .query(Rows.of(Row.class))
                .optional()
                .flatMap(row -> users.find(new UserId(row.personId()))
                        .filter(User::active)
                        .map(user -> new Owner(user, row.own())));
        owner.ifPresent(found -> noteUse(key));
        return owner;
    }

    /// Notes that somebody showed a key that is none, and answers how long to wait when that happens too often.
    /// A key that works is never made to wait: it cannot be guessed, and a stranger must not be able to stop a
    /// program.
    ///
    /// @param email whose key it was said to be; empty when nobody's
    public Optional<Duration> refused(String email, Origin origin) {
        String account = Users.bounded(email.strip().toLowerCase(Locale.ROOT));
        var byAddress = new Limit("key-address:" + origin.counted(), MAX_FAILURES_PER_ADDRESS);
        var byAccount = new Limit("key-email:" + account, MAX_FAILURES_PER_EMAIL);
        List<Limit> limits = account.isEmpty() ? List.of(byAddress) : List.of(byAddress, byAccount);
        return throttle.count(limits) instanceof Counted.TooMany(Duration pause)
                ? Optional.of(pause)
                : Optional.empty();
    }

    private void noteUse(String key) {
        jdbc.sql("""
                        update access.api_key set used_at = :now where key_hash = :hash
                          and (used_at is null or used_at < cast(:now as timestamptz) - interval '1 minute')""")
                .params(Params.of("hash", Sha256.of(key)).with("now", clock.instant()))
                .update();
    }

    public List<Listed> of(UserId owner) {
        return jdbc.sql("""
                        select id, label, created_at, used_at from access.api_key
                        where person_id = :owner and not own order by created_at desc""")
                .params(Params.of("owner", owner))
                .query(Rows.of(Listed.class))
                .list();
    }

    /// The label of the key that is gone now; empty when the owner has none of that id.
    public Optional<String> revoke(UserId owner, UUID id) {
        return jdbc.sql("delete from access.api_key where id = :id and person_id = :owner and not own returning label")
                .params(Params.of("id", id).with("owner", owner))
                .query(String.class)
                .optional();
    }

    private record Row(UUID personId, boolean own) {}
}
