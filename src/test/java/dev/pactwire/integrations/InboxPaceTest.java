package dev.pactwire.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.platform.Params;
import dev.pactwire.testing.PactwireTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// How much of a flood the inbox lets through at once.
@PactwireTest
class InboxPaceTest {

    private static final int FLOOD = 700;
    private static final long MOST_AT_ONCE = 256;
    private static final Duration LONGER_THAN_A_LOOK = Duration.ofMillis(1500);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private final UUID connection = UUID.randomUUID();

    private void received() {
        jdbc.sql("""
                        insert into integrations.message (id, connection_id, body_hash, body, received_at)
                        select gen_random_uuid(), :connection, sha256(n::text::bytea), '{}', :now
                        from generate_series(1, :flood) n""")
                .params(Params.of("connection", connection)
                        .with("flood", FLOOD)
                        .with("now", Instant.parse("2026-11-22T10:00:00Z")))
                .update();
    }

    private void toBePublished() {
        jdbc.sql("""
                        insert into integrations.unpublished (message_id, received_at)
                        select id, received_at from integrations.message where connection_id = :connection""").params(Params.of("connection", connection)).update();
    }

    private long unpublished() {
        return count("id in (select message_id from integrations.unpublished)");
    }

    private long unhandled() {
        return count("handled_at is null");
    }

    private long count(String condition) {
        return jdbc.sql("select count(*) from integrations.message where connection_id = :connection and " + condition)
                .params(Params.of("connection", connection))
                .query(Long.class)
                .single();
    }

    private static void await(LongSupplier count, LongPredicate enough) throws InterruptedException {
        for (int i = 0; i < 1000 && !enough.test(count.getAsLong()); i++) {
            Thread.sleep(50);
        }
        assertThat(count.getAsLong()).matches(enough::test);
    }

    @AfterEach
    void it_is_gone() {
        jdbc.sql("delete from integrations.message where connection_id = :connection")
                .params(Params.of("connection", connection))
                .update();
    }

    @Test
    void what_the_bus_has_is_delivered_before_it_gets_more() throws InterruptedException {
        received();

        transactions.executeWithoutResult(nobodyHandles -> {
            jdbc.sql("select 1 from integrations.message where connection_id = :connection for no key update")
                    .params(Params.of("connection", connection))
                    .query(Integer.class)
                    .list();
            try {
                Thread.startVirtualThread(this::toBePublished).join();
                await(this::unpublished, left -> left < FLOOD);
                Thread.sleep(LONGER_THAN_A_LOOK);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            assertThat(unpublished()).isGreaterThanOrEqualTo(FLOOD - 2 * MOST_AT_ONCE);
        });

        await(this::unpublished, left -> left == 0);
        await(this::unhandled, left -> left == 0);
    }

    @Test
    void in_a_flood_handling_takes_a_twentieth_of_the_time_and_never_waits_for_long() {
        assertThat(Inbox.pauseAfter(Duration.ofMillis(400))).isEqualTo(Duration.ofMillis(7600));
        assertThat(Inbox.pauseAfter(Duration.ofMillis(3))).isEqualTo(Duration.ofSeconds(2));
        assertThat(Inbox.pauseAfter(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(20));
    }
}
