package dev.pactwire.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Users;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.testing.Cast;
import dev.pactwire.testing.PactwireTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A list is read from place to place.
@PactwireTest
class RecordWalkTest {

    private static final int ALL = 23;
    private static final int SIZE = 5;

    @Autowired
    Records records;

    @Autowired
    Users users;

    private Cast cast;
    private RecordQuery deals;

    @BeforeEach
    void deals_of_which_many_are_alike_and_many_lack_something() {
        cast = Cast.in(users);
        String mark = "w" + UUID.randomUUID().toString().substring(0, 8);
        CrmRecord company = records.create(cast.ada(), RecordType.COMPANY, Patch.of(Field.NAME, "Harbor " + mark));
        records.load(
                cast.ada(),
                RecordType.OPPORTUNITY,
                IntStream.range(0, ALL)
                        .mapToObj(i -> Patch.of(Field.NAME, mark + " " + i % 7)
                                .set(Field.COMPANY_ID, i % 4 == 0 ? null : company.id())
                                .set(Field.MONETARY_VALUE, i % 3 == 0 ? null : BigDecimal.valueOf(i % 5, 1))
                                .set(Field.CLOSE_DATE, i % 2 == 0 ? null : LocalDate.of(2026, 5, 1 + i % 4))
                                .set(
                                        Field.ASSIGNEE,
                                        i % 3 == 1 ? null : cast.ada().id())
                                .set(
                                        Field.DATE_MODIFIED,
                                        Instant.parse("2026-03-01T10:00:00.000001Z")
                                                .plusSeconds(i % 6)))
                        .toList());
        deals = RecordQuery.of(RecordType.OPPORTUNITY).where(new Filter.Text(mark));
    }

    @Test
    void walking_on_and_back_meets_every_record_once_in_every_order() {
        for (Sort sort : List.of(
                Sort.NAME,
                Sort.MODIFIED,
                Sort.ASSIGNEE,
                Sort.COMPANY,
                Sort.MONETARY_VALUE,
                Sort.CLOSE_DATE,
                Sort.STATUS,
                Sort.WIN_PROBABILITY)) {
            for (RecordQuery query : List.of(deals.up(sort), deals.down(sort))) {
                List<Long> whole = ids(records.search(cast.ada(), query.page(1, 2 * ALL)));

                assertThat(whole).hasSize(ALL);
                assertThat(onFrom(query)).as("on " + query).isEqualTo(whole);
                assertThat(backFrom(query)).as("back " + query).isEqualTo(whole);
            }
        }
    }

    private List<Long> onFrom(RecordQuery query) {
        var met = new ArrayList<Long>();
        Start start = Start.Edge.FIRST;
        while (true) {
            Stretch stretch = records.walk(cast.ada(), query.page(1, SIZE), start);
            met.addAll(ids(stretch));
            if (!stretch.more()) {
                return met;
            }
            start = new Start.After(again(stretch.rows().getLast().place(), query.sort()));
        }
    }

    private List<Long> backFrom(RecordQuery query) {
        var met = new ArrayList<Long>();
        Start start = Start.Edge.LAST;
        while (true) {
            Stretch stretch = records.walk(cast.ada(), query.page(1, SIZE), start);
            met.addAll(0, ids(stretch));
            if (!stretch.more()) {
                return met;
            }
            start = new Start.Before(again(stretch.rows().getFirst().place(), query.sort()));
        }
    }

    private static Place again(Place place, Sort sort) {
        return Place.parse(place.toString(), sort).orElseThrow();
    }

    @Test
    void a_name_of_several_lines_is_kept_as_one_line() {
        CrmRecord pasted = records.create(cast.ada(), RecordType.COMPANY, Patch.of(Field.NAME, "Harbor\r\n&\tPine"));

        assertThat(pasted.name()).isEqualTo("Harbor & Pine");
    }

    @Test
    void a_place_stays_where_it_was_when_its_record_is_renamed_or_deleted() {
        RecordQuery query = deals.page(1, SIZE);
        List<Long> whole = ids(records.search(cast.ada(), deals.page(1, 2 * ALL)));
        Stretch first = records.walk(cast.ada(), query, Start.Edge.FIRST);
        Stretch.Row last = first.rows().getLast();
        var behind = new Start.After(last.place());

        records.update(
                cast.ada(),
                last.found().ref(),
                Patch.of(Field.NAME, last.found().name().replaceFirst(" .*", " zz")));
        assertThat(ids(records.walk(cast.ada(), query, behind))).isEqualTo(whole.subList(SIZE, 2 * SIZE));
        records.delete(cast.ada(), last.found().ref());
        assertThat(ids(records.walk(cast.ada(), query, behind))).isEqualTo(whole.subList(SIZE, 2 * SIZE));
    }

    @Test
    void a_text_that_is_no_place_of_that_order_is_none() {
        String name = records.walk(cast.ada(), deals, Start.Edge.FIRST)
                .rows()
                .getFirst()
                .place()
                .toString();

        assertThat(Place.parse(name, Sort.NAME)).isPresent();
        for (Sort sort : List.of(Sort.MODIFIED, Sort.ASSIGNEE, Sort.MONETARY_VALUE, Sort.CLOSE_DATE)) {
            assertThat(Place.parse(name, sort)).as(sort.name()).isEmpty();
        }
        assertThat(Place.parse(encoded("[7,\"harbor\\tand\\npine\"]"), Sort.NAME))
                .isPresent();
        for (String json : List.of("", "{}", "[7]", "[7,null]", "[7,\"\\u0000\"]", "[7,[1]]", "7", "[[[[")) {
            assertThat(Place.parse(encoded(json), Sort.NAME)).as(json).isEmpty();
        }
        assertThat(Place.parse(encoded("[7,\"1e999999999\"]"), Sort.MONETARY_VALUE))
                .isEmpty();
        assertThat(Place.parse(encoded("[7,\"+999999999-01-01T00:00:00Z\"]"), Sort.MODIFIED))
                .isEmpty();
        assertThat(Place.parse("%%%", Sort.NAME)).isEmpty();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static List<Long> ids(Stretch stretch) {
        return ids(stretch.rows().stream().map(Stretch.Row::found).toList());
    }

    private static List<Long> ids(List<CrmRecord> found) {
        return found.stream().map(CrmRecord::id).toList();
    }
}
