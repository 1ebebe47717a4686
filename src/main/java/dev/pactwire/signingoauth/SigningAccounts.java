package dev.pactwire.signingoauth;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps the signing account of this installation; it is made when it is first asked for.
@Component
public class SigningAccounts {

    private static final String FIRST_NAME = "Pactwire";
    private static final int LEAST_EXTERNAL_ID = 10_000_000;
    private static final int EXTERNAL_IDS = 90_000_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    SigningAccounts(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    public SigningAccount own() {
        return find().orElseGet(this::create);
    }

    /// Names the account after the company.
    public void rename(String name) {
        own();
        jdbc.sql("update signingoauth.account set name = :name")
                .params(Params.of("name", name.strip()))
                .update();
    }

    private Optional<SigningAccount> find() {
        return jdbc.sql("select id, external_id, name, created_at from signingoauth.account")
                .query(Rows.of(SigningAccount.class))
                .optional();
    }

    private SigningAccount create() {
        var id = ids.random();
        jdbc.sql("""
                        insert into signingoauth.account (id, external_id, name, created_at)
                        values (:id, :externalId, :name, :now) on conflict do nothing""")
                .params(Params.of("id", id)
                        .with(
                                "externalId",
                                LEAST_EXTERNAL_ID + Math.floorMod(id.getLeastSignificantBits(), EXTERNAL_IDS))
                        .with("name", FIRST_NAME)
                        .with("now", clock.instant()))
                .update();
        return find().orElseThrow();
    }
}
