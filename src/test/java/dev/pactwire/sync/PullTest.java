package dev.pactwire.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.contacts.Contacts;
import dev.pactwire.contacts.Observation;
import dev.pactwire.testing.Hub;
import dev.pactwire.testing.MovedClock;
import dev.pactwire.testing.RunsBeside;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/// Whatever people do while a source is read, and whenever the program stops: no record is lost.
@RunsBeside
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PullTest {

    private static final Instant THEN = Instant.parse("2026-11-23T08:00:00Z");
    private static final long SEED = 20_261_123;

    private final TestDatabase database = TestPostgres.fresh();
    private Hub hub;
    private Pull pull;
    private RawRecords raw;

    @BeforeAll
    void start(@TempDir Path data) {
        hub = new Hub(database, data, new MovedClock(THEN), beans -> {});
        pull = hub.get(Pull.class);
        raw = hub.get(RawRecords.class);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @BeforeEach
    void nothing_was_read() {
        database.jdbc().sql("truncate sync.raw_record, sync.cursor").update();
    }

    private void assertNothingIsLost(MovingSource source) {
        source.records()
                .forEach((id, record) -> assertThat(raw.find("simulation", "person", id))
                        .as("record " + id)
                        .hasValueSatisfying(kept -> assertThat(kept.body()).isEqualTo(record.body())));
    }

    @Test
    void a_calm_source_is_read_with_hardly_more_requests_than_pages() {
        var source = new MovingSource(new Random(SEED), THEN);
        source.add(9_000, 7);

        var result = pull.run(source);

        assertThat(result.problem()).isNull();
        assertNothingIsLost(source);
        assertThat(source.requests()).isLessThanOrEqualTo((int) Math.ceil(1.02 * 9_000 / Pull.MOST) + 1);
    }

    @Test
    void thousands_that_were_changed_in_one_second_cost_the_overlap_of_their_pages() {
        var source = new MovingSource(new Random(SEED), THEN);
        source.add(9_000, 9_000);

        var result = pull.run(source);

        assertThat(result.problem()).isNull();
        assertNothingIsLost(source);
        assertThat(source.requests()).isLessThanOrEqualTo((int) Math.ceil(1.10 * 9_000 / Pull.MOST) + 1);
    }

    @Test
    void nothing_is_lost_while_people_change_add_and_delete_between_the_pages() {
        for (int perSecond : new int[] {1, 50, 700, 3_000}) {
            nothing_was_read();
            var source = new MovingSource(new Random(SEED + perSecond), THEN);
            source.add(3_000, perSecond);
            source.rests(Duration.ofHours(3));
            source.isWorkedIn(4);

            assertThat(pull.run(source).problem()).isNull();
            source.isWorkedIn(0);
            assertThat(pull.run(source).problem()).isNull();

            assertNothingIsLost(source);
        }
    }

    @Test
    void nothing_is_lost_when_calls_fail_at_random() {
        var source = new MovingSource(new Random(SEED), THEN);
        source.add(3_000, 400);
        source.rests(Duration.ofHours(3));
        source.isWorkedIn(2);
        source.fails(4);
        for (int run = 0; run < 40; run++) {
            pull.run(source);
        }
        source.isWorkedIn(0);
        source.fails(0);

        assertThat(pull.run(source).problem()).isNull();
        assertNothingIsLost(source);
    }

    /// The page is kept or it is not, and how far the reading has come goes with it.
    @Test
    void nothing_is_lost_when_the_program_stops_at_any_moment() {
        var random = new Random(SEED);
        var source = new MovingSource(random, THEN);
        source.add(3_000, 400);
        source.rests(Duration.ofHours(3));
        source.isWorkedIn(2);
        var dying = new Pull(raw, hub.get(Cursors.class), hub.get(Contacts.class), hub.get(TransactionTemplate.class));
        for (int run = 0; run < 30; run++) {
            int last = 1 + random.nextInt(6);
            try {
                dying.run(new Dying(source, last));
            } catch (Dying.Killed killed) {
                assertThat(killed).isNotNull();
            }
        }
        source.isWorkedIn(0);

        assertThat(pull.run(source).problem()).isNull();
        assertNothingIsLost(source);
    }

    @Test
    void a_source_that_lists_one_second_in_another_order_each_time_comes_to_an_end() {
        var source = new MovingSource(new Random(SEED), THEN);
        source.add(1_000, 1_000);
        source.shuffles();

        assertThat(pull.run(source).problem()).isNull();
        assertThat(source.requests()).isLessThan(100);
    }

    @Test
    void a_source_without_news_costs_one_request_and_moves_nothing() {
        var source = new MovingSource(new Random(SEED), THEN);
        source.add(100, 3);
        pull.run(source);
        var before = hub.get(Cursors.class).since("simulation", "person");

        var again = pull.run(source);

        assertThat(again.requests()).isEqualTo(1);
        assertThat(again.changed()).isZero();
        assertThat(hub.get(Cursors.class).since("simulation", "person")).isEqualTo(before);
    }

    /// Stops the program after so many pages.
    private static final class Dying implements SourceStream {

        private final SourceStream source;
        private int left;

        Dying(SourceStream source, int pages) {
            this.source = source;
            this.left = pages;
        }

        static final class Killed extends Error {}

        @Override
        public String source() {
            return source.source();
        }

        @Override
        public String type() {
            return source.type();
        }

        @Override
        public Optional<Observation> tell(RawRecord record) {
            return source.tell(record);
        }

        @Override
        public Reply page(Instant since, int size, int number) {
            if (left-- == 0) {
                throw new Killed();
            }
            return source.page(since, size, number);
        }
    }
}
