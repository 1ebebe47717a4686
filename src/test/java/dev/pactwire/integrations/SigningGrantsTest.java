package dev.pactwire.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.docusign.SigningProblem;
import dev.pactwire.docusign.SigningReply;
import dev.pactwire.testing.Cast;
import dev.pactwire.testing.FakeSigning;
import dev.pactwire.testing.FakeSigning.Operation;
import dev.pactwire.testing.Hub;
import dev.pactwire.testing.MovedClock;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningGrantsTest {

    private static final Duration LIFE = Duration.ofHours(8);
    private static final Duration ALMOST = LIFE.minusMinutes(3);

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final TestDatabase database = TestPostgres.fresh();
    private Hub hub;
    private SigningGrants grants;
    private User ada;
    private User tomas;
    private FakeSigning service;
    private SigningConnection connection;

    @BeforeAll
    void start(@TempDir Path data) {
        hub = new Hub(database, data, clock, beans -> {});
        grants = hub.get(SigningGrants.class);
        Cast cast = Cast.in(hub.get(Users.class));
        ada = cast.ada();
        tomas = cast.tomas();
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @BeforeEach
    void ada_has_connected() {
        service = new FakeSigning();
        connection = TestConnections.to(service, hub::get);
        assertThat(TestConnections.consent(ada.id(), connection, service, hub::get))
                .isTrue();
    }

    @AfterEach
    void nobody_is_connected() {
        grants.disconnect(ada.id());
        grants.disconnect(tomas.id());
        service.close();
    }

    private String token() {
        return switch (grants.access(ada.id())) {
            case AccessResult.Ready ready -> ready.access().accessToken();
            case AccessResult.NotConnected none -> "not connected";
            case AccessResult.ConnectAgain again -> "connect again";
            case AccessResult.Unavailable away -> "unavailable";
        };
    }

    @Test
    void a_grant_is_one_persons_and_says_for_which_account() {
        assertThat(grants.of(ada.id()))
                .isEqualTo(new GrantState.Connected("Lumen Studio", "ada@lumen.example", clock.instant()));
        assertThat(grants.of(tomas.id())).isEqualTo(new GrantState.None());
        assertThat(grants.access(tomas.id())).isEqualTo(new AccessResult.NotConnected());
    }

    @Test
    void tokens_stand_nowhere_in_the_database_in_the_clear() {
        JdbcClient jdbc = database.jdbc();
        var everything = new ArrayList<String>();
        jdbc.sql("select sealed from vault.secret")
                .query(byte[].class)
                .list()
                .forEach(bytes -> everything.add(new String(bytes, StandardCharsets.ISO_8859_1)));
        everything.addAll(jdbc.sql("select row_to_json(g)::text from integrations.signing_grant g")
                .query(String.class)
                .list());

        assertThat(token()).isEqualTo("access-1");
        assertThat(everything).isNotEmpty().noneMatch(text -> text.contains("access-1") || text.contains("refresh-1"));
    }

    @Test
    void a_good_token_is_used_without_asking_anyone() {
        assertThat(token()).isEqualTo("access-1");
        assertThat(service.calls(Operation.TOKEN)).isZero();
    }

    @Test
    void a_token_is_renewed_ahead_of_its_end() {
        clock.move(ALMOST);

        assertThat(token()).isEqualTo("access-2");
        assertThat(token()).isEqualTo("access-2");
        assertThat(service.calls(Operation.TOKEN)).isOne();
    }

    @Test
    void tokens_are_renewed_in_time_although_nobody_works() {
        clock.move(ALMOST);

        grants.renewSoonExpiring();
        clock.move(Duration.ofHours(7));

        assertThat(token()).isEqualTo("access-2");
        assertThat(service.calls(Operation.TOKEN)).isOne();
    }

    @Test
    void a_service_that_is_away_is_asked_once_in_a_round_not_for_each_person() {
        TestConnections.consent(tomas.id(), connection, service, hub::get);
        clock.move(LIFE.plusMinutes(1));
        service.goAway();

        grants.renewSoonExpiring();

        assertThat(service.calls(Operation.TOKEN)).isOne();
    }

    @Test
    void a_token_that_lives_shorter_than_we_look_ahead_is_used_and_renewed_without_a_loop() {
        service.tokensLive(Duration.ofSeconds(60));
        clock.move(ALMOST);

        assertThat(token()).isEqualTo("access-2");
        assertThat(service.calls(Operation.TOKEN)).isOne();
    }

    @Test
    void a_service_out_of_reach_is_no_trouble_while_the_token_is_good() {
        clock.move(ALMOST);
        service.goAway();

        assertThat(token()).isEqualTo("access-1");
        assertThat(token()).isEqualTo("access-1");
        assertThat(service.calls(Operation.TOKEN))
                .as("the second caller does not wait for another attempt")
                .isOne();

        service.recover();
        clock.move(Duration.ofMinutes(2));
        assertThat(token()).isEqualTo("access-2");
    }

    @Test
    void while_one_renews_a_good_token_the_others_go_on_with_it() throws Exception {
        clock.move(ALMOST);
        service.thinkAboutTokens(Duration.ofSeconds(2));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(this::token);
            while (service.calls(Operation.TOKEN) == 0) {
                Thread.sleep(5);
            }

            assertThat(token()).isEqualTo("access-1");
            assertThat(first.isDone()).isFalse();
            assertThat(first.get()).isEqualTo("access-2");
        }
    }

    @Test
    void fifty_threads_with_a_token_that_has_ended_cause_one_refresh() throws Exception {
        clock.move(LIFE.plusMinutes(1));
        service.thinkAboutTokens(Duration.ofMillis(300));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> fifty = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                fifty.add(this::token);
            }

            assertThat(threads.invokeAll(fifty))
                    .allSatisfy(future -> assertThat(future.get()).isEqualTo("access-2"));
        }
        assertThat(service.calls(Operation.TOKEN)).isOne();
    }

    @Test
    void a_service_out_of_reach_with_a_token_that_has_ended_is_said_and_mended_by_itself() {
        clock.move(LIFE.plusMinutes(1));
        service.goAway();

        assertThat(grants.access(ada.id())).isInstanceOf(AccessResult.Unavailable.class);

        service.recover();
        assertThat(token()).isEqualTo("access-2");
    }

    @Test
    void a_revoked_refresh_token_asks_the_person_and_forgets_nothing_else() {
        clock.move(LIFE.plusMinutes(1));
        service.revokeRefreshTokens();

        assertThat(token()).isEqualTo("connect again");
        assertThat(token()).isEqualTo("connect again");
        assertThat(service.calls(Operation.TOKEN)).as("no loop").isOne();
        assertThat(grants.of(ada.id())).isEqualTo(new GrantState.ConnectAgain("Lumen Studio", "ada@lumen.example"));

        TestConnections.consent(ada.id(), connection, service, hub::get);
        assertThat(token()).isEqualTo("access-2");
    }

    @Test
    void a_refusal_that_consenting_cannot_mend_is_not_the_persons() {
        clock.move(LIFE.plusMinutes(1));
        service.next(Operation.TOKEN, new FakeSigning.Refuse(401, "invalid_client"));

        assertThat(grants.access(ada.id())).isInstanceOf(AccessResult.Unavailable.class);
        assertThat(token()).isEqualTo("access-2");
    }

    @Test
    void a_crash_between_the_answer_and_its_storing_costs_the_grant_at_the_worst_and_never_loops() {
        clock.move(LIFE.plusMinutes(1));
        database.jdbc().sql("""
                create function pg_temp_crash() returns trigger language plpgsql as
                $$ begin if new.version <> old.version then raise 'killed'; end if; return new; end $$""").update();
        database.jdbc()
                .sql("create trigger crash before update on integrations.signing_grant for each row execute function"
                        + " pg_temp_crash()")
                .update();

        assertThatThrownBy(this::token).hasMessageContaining("killed");

        database.jdbc().sql("drop trigger crash on integrations.signing_grant").update();
        clock.move(Duration.ofMinutes(1));
        assertThat(token()).isEqualTo("connect again");
        assertThat(token()).isEqualTo("connect again");
        assertThat(service.calls(Operation.TOKEN)).isEqualTo(2);
    }

    @Test
    void an_answer_that_is_lost_costs_the_grant_at_the_worst() {
        clock.move(LIFE.plusMinutes(1));
        service.next(Operation.TOKEN, new FakeSigning.LoseAnswer());

        assertThat(grants.access(ada.id())).isInstanceOf(AccessResult.Unavailable.class);
        assertThat(token()).isEqualTo("connect again");
    }

    @Test
    void who_disconnects_leaves_no_token_behind() {
        grants.disconnect(ada.id());

        assertThat(token()).isEqualTo("not connected");
        assertThat(database.jdbc()
                        .sql("select count(*) from vault.secret where name like '%/grant/%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void the_connection_in_use_changes_only_to_one_that_exists() {
        var connections = hub.get(SigningConnections.class);

        assertThatThrownBy(() -> connections.use(
                        new ConnectionId(java.util.UUID.fromString("00000000-0000-4000-8000-000000000000"))))
                .isInstanceOf(IntegrationRefused.class);

        assertThat(connections.current()).map(SigningConnection::id).contains(connection.id());
    }

    private SigningReply<String> call(AccessResult.Ready ready) {
        return grants.call(
                ada.id(),
                ready,
                access -> service.takes(access.accessToken())
                        ? new SigningReply.Done<>(access.accessToken())
                        : new SigningReply.Failed<>(
                                new SigningProblem.Unauthorized("AUTHORIZATION_INVALID_TOKEN", "no such token")));
    }

    @Test
    void a_token_that_is_refused_before_its_time_is_renewed_once_and_the_call_repeated() {
        var ready = (AccessResult.Ready) grants.access(ada.id());
        service.revokeAccessTokens();

        assertThat(call(ready)).isInstanceOf(SigningReply.Done.class);
        assertThat(service.calls(Operation.TOKEN)).isOne();
        assertThat(grants.of(ada.id())).isInstanceOf(GrantState.Connected.class);
    }

    @Test
    void when_the_new_token_is_refused_too_she_must_connect_again() {
        var ready = (AccessResult.Ready) grants.access(ada.id());
        service.revokeAccessTokens();

        grants.call(
                ada.id(),
                ready,
                access -> new SigningReply.Failed<>(
                        new SigningProblem.Unauthorized("USER_AUTHENTICATION_FAILED", "the account is closed")));

        assertThat(grants.of(ada.id())).isInstanceOf(GrantState.ConnectAgain.class);
    }

    @Test
    void when_the_grant_was_revoked_the_panel_can_offer_to_connect_again() {
        var ready = (AccessResult.Ready) grants.access(ada.id());
        service.revokeAccessTokens();
        service.revokeRefreshTokens();

        assertThat(call(ready)).isInstanceOf(SigningReply.Failed.class);
        assertThat(grants.of(ada.id())).isInstanceOf(GrantState.ConnectAgain.class);
    }
}
