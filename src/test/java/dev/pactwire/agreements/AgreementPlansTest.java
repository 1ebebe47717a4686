package dev.pactwire.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.UserId;
import dev.pactwire.integrations.ConnectionId;
import dev.pactwire.testing.Hub;
import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.Reads;
import dev.pactwire.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// 100,000 agreements: no page and no poll reads them from end to end.
@Tag("long")
class AgreementPlansTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final UUID CONNECTION = UUID.fromString("8a1b2c3d-0000-4000-8000-00000000c0de");
    private static final UUID ADA = UUID.fromString("8a1b2c3d-0000-4000-8000-000000000001");

    private static Hub hub;
    private static Reads reads;
    private static AgreementStore store;

    @BeforeAll
    static void a_hundred_thousand_agreements() throws Exception {
        hub = new Hub(
                TestPostgres.fresh(),
                Files.createTempDirectory(Path.of("target"), "plans-"),
                new MovableClock(),
                more -> {});
        store = hub.get(AgreementStore.class);
        var jdbc = hub.get(JdbcClient.class);
        reads = new Reads(jdbc, hub.get(PlatformTransactionManager.class));
        jdbc.sql("""
                        insert into agreements.agreement (id, record_type, record_id, record_name, connection_id, transaction_id,
                            envelope_id, subject, message, created_by, state, completed_at, created_at, changed_at, filing)
                        select gen_random_uuid(), 'opportunity', i % 20000, 'Deal', :connection, gen_random_uuid(), gen_random_uuid(),
                            'Order form', '', ('8a1b2c3d-0000-4000-8000-' || lpad(to_hex(i % 100), 12, '0'))::uuid,
                            case when i % 50 = 0 then 'SENT' when i % 997 = 0 then 'PREPARING' else 'COMPLETED' end, at, at, at,
                            case when i % 991 = 0 then 'WAITING' else 'ON_RECORD' end
                        from (select i, :now::timestamptz - i * interval '5 minutes' as at from generate_series(1, 100000) i) x""")
                .param("connection", CONNECTION)
                .param("now", Timestamp.from(NOW))
                .update();
        jdbc.sql("vacuum analyze").update();
    }

    @AfterAll
    static void gone() {
        hub.close();
    }

    private static void assertIndexed(Runnable work) {
        assertThat(reads.during(work))
                .doesNotContainKeys("agreements.agreement", "agreements.recipient", "agreements.document");
    }

    @Test
    void the_panel_and_the_list() {
        assertIndexed(() -> store.on(new RecordLink("opportunity", 4711), 50));
        assertIndexed(() -> store.newest(50));
    }

    @Test
    void what_is_left_filed_or_reconciled() {
        assertIndexed(() -> store.left(NOW, NOW));
        assertIndexed(() -> store.toFile(NOW, 50));
        assertIndexed(store::sendersUnderWay);
        assertIndexed(() -> store.underWay(new ConnectionId(CONNECTION), new UserId(ADA), NOW.minusSeconds(864_000)));
    }
}
