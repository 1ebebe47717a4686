package dev.pactwire.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.platform.Params;
import dev.pactwire.testing.Hub;
import dev.pactwire.testing.MovedClock;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the inbox keeps, and for how long.
class InboxRetentionTest {

    private static final byte[] BODY = "{\"event\":\"envelope-completed\"}".getBytes(StandardCharsets.UTF_8);

    private final TestDatabase database = TestPostgres.fresh();
    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final UUID connection = UUID.randomUUID();
    private Hub hub;
    private Inbox inbox;

    @BeforeEach
    void the_hub_runs(@TempDir Path data) {
        hub = new Hub(database, data, clock, beans -> {});
        inbox = hub.get(Inbox.class);
    }

    @AfterEach
    void the_hub_stops() {
        hub.close();
    }

    private UUID received(byte hash) {
        UUID id = UUID.randomUUID();
        database.jdbc()
                .sql("""
                        insert into integrations.message (id, connection_id, body_hash, body, received_at)
                        values (:id, :connection, :hash, :body, :now) on conflict (connection_id, body_hash) do nothing""")
                .params(Params.of("id", id)
                        .with("connection", connection)
                        .with("hash", new byte[] {hash})
                        .with("body", BODY)
                        .with("now", clock.instant()))
                .update();
        return id;
    }

    private long rows() {
        return database.jdbc()
                .sql("select count(*) from integrations.message")
                .query(Long.class)
                .single();
    }

    @Test
    void a_handled_message_is_forgotten_after_ninety_days_and_a_replay_of_it_is_still_known() {
        UUID message = received((byte) 1);
        inbox.handled(message);

        clock.move(Duration.ofDays(89));
        inbox.sweep();
        assertThat(inbox.read(message)).contains(BODY);

        clock.move(Duration.ofDays(2));
        inbox.sweep();
        assertThat(inbox.read(message)).isEmpty();
        received((byte) 1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void what_had_no_effect_yet_is_kept_however_old() {
        UUID message = received((byte) 2);

        clock.move(Duration.ofDays(1000));
        inbox.sweep();

        assertThat(inbox.read(message)).contains(BODY);
    }
}
