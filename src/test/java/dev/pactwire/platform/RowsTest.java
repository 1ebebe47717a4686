package dev.pactwire.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.testing.TestPostgres;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RowsTest {

    private final JdbcClient jdbc = JdbcClient.create(TestPostgres.fresh().dataSource());

    record Meeting(
            UUID meetingId,
            String subject,
            @Nullable Instant beginsAt,
            DayOfWeek weekDay,
            int seats,
            @Nullable Long roomId,
            boolean open,
            LocalDate bookedOn) {}

    record Count(int number) {}

    private List<Meeting> meetings(String values) {
        return jdbc.sql("select * from (values " + values + ") as meeting"
                        + "(subject, meeting_id, begins_at, week_day, seats, room_id, open, booked_on)")
                .query(Rows.of(Meeting.class))
                .list();
    }

    @Test
    void each_component_is_read_from_the_column_of_its_name_in_snake_case() {
        var id = UUID.fromString("11111111-2222-4333-8444-555555555555");

        List<Meeting> read = meetings("""
                ('The order form', '%s'::uuid, timestamptz '2026-11-22 10:00:00.123456+01', 'SUNDAY', 4, 7::bigint, true, date '2026-11-01'),
                ('Lunch', '%s'::uuid, null, 'MONDAY', 2, null, false, date '2026-11-02')""".formatted(id, id));

        assertThat(read)
                .containsExactly(
                        new Meeting(
                                id,
                                "The order form",
                                Instant.parse("2026-11-22T09:00:00.123456Z"),
                                DayOfWeek.SUNDAY,
                                4,
                                7L,
                                true,
                                LocalDate.of(2026, 11, 1)),
                        new Meeting(id, "Lunch", null, DayOfWeek.MONDAY, 2, null, false, LocalDate.of(2026, 11, 2)));
    }

    @Test
    void a_column_that_is_missing_is_named() {
        assertThatThrownBy(() -> jdbc.sql("select 1 as amount")
                        .query(Rows.of(Count.class))
                        .list())
                .hasRootCauseMessage("no column number for dev.pactwire.platform.RowsTest$Count");
    }

    @Test
    void nothing_is_not_taken_for_a_number() {
        assertThatThrownBy(() -> jdbc.sql("select null::int as number")
                        .query(Rows.of(Count.class))
                        .list())
                .hasMessageContaining("int");
    }
}
