package dev.pactwire.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Users;
import dev.pactwire.platform.Params;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Task;
import dev.pactwire.recordtypes.Visibility;
import dev.pactwire.testing.Cast;
import dev.pactwire.testing.PactwireTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A CRM of 100,000 people and as many opportunities: lists stay fast because the database never reads a big table from
/// end to end.
@PactwireTest
@TestPropertySource(properties = "a-crm-of-its-own=100000")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class RecordPlansTest {

    /// A million is asked for by hand: `-Dpactwire.plans=1000000`.
    private static final int PEOPLE = Integer.getInteger("pactwire.plans", 100_000);
    /// A search for words may look at 10,000 hits, each on a page of its own.
    private static final int MOST_PAGES = 30_000;
    /// A page of rows and the way down an index, for each of its halves.
    private static final int MOST_PAGES_ON_THE_WAY = 1_500;
    /// 100,000 entries of an index and 200 rows.
    private static final int MOST_PAGES_OF_AN_INDEX = 4_000;
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");
    private static final int COMPANIES = 5_000;
    private static final int BATCH = 50_000;
    private static final List<Opportunity.Status> CLOSED =
            List.of(Opportunity.Status.WON, Opportunity.Status.LOST, Opportunity.Status.ABANDONED);
    private static final List<String> FIRST = List.of("Grace", "Ada", "Tomás", "Mei", "Sam", "Noor", "Élise", "Jörg");
    private static final List<String> LAST = List.of("Lindqvist", "Moreau", "Okafor", "Tanaka", "Summers", "Haddad");

    @Autowired
    Records records;

    @Autowired
    Activities activities;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    private Cast cast;
    private List<Long> companies = List.of();

    @BeforeAll
    void a_hundred_thousand_people() {
        cast = Cast.in(users);
        companies = records.load(
                cast.ada(),
                RecordType.COMPANY,
                IntStream.range(0, COMPANIES)
                        .mapToObj(
                                i -> Patch.of(Field.NAME, "Company " + i).set(Field.EMAIL_DOMAIN, "c" + i + ".example"))
                        .toList());
        Instant start = Instant.now();
        for (int from = 0; from < PEOPLE; from += BATCH) {
            records.load(
                    cast.ada(),
                    RecordType.PERSON,
                    IntStream.range(from, Math.min(from + BATCH, PEOPLE))
                            .mapToObj(this::person)
                            .toList());
        }
        for (int from = 0; from < PEOPLE; from += BATCH) {
            var others = IntStream.range(from, Math.min(from + BATCH, PEOPLE))
                    .boxed()
                    .toList();
            records.load(
                    cast.ada(),
                    RecordType.OPPORTUNITY,
                    others.stream().map(this::deal).toList());
            records.load(
                    cast.ada(),
                    RecordType.LEAD,
                    others.stream().filter(i -> i % 4 == 0).map(this::lead).toList());
            records.load(
                    cast.ada(),
                    RecordType.TASK,
                    others.stream().filter(i -> i % 4 == 0).map(this::task).toList());
        }
        activities.load(IntStream.range(0, 1_000)
                .mapToObj(i -> new Activities.Past(
                        RecordRef.person(1 + i), Activity.Type.NOTE, cast.ada(), "note", NOW.minusSeconds(i)))
                .toList());
        System.out.println("loaded " + PEOPLE + " people in " + Duration.between(start, Instant.now()));
        jdbc.sql("vacuum analyze").update();
    }

    private Patch person(int i) {
        var created = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(600L * i);
        return Patch.of(
                        Field.NAME,
                        FIRST.get(random.nextInt(FIRST.size())) + " " + LAST.get(random.nextInt(LAST.size())) + " " + i)
                .set(Field.EMAILS, List.of(Labeled.work("person" + i + "@c" + i % COMPANIES + ".example")))
                .set(Field.PHONE_NUMBERS, List.of(new Labeled("+46 31 " + (1_000_000 + i), "work")))
                .set(Field.TAGS, i % 1000 == 0 ? List.of("vip") : List.of())
                .set(Field.VISIBILITY, i % 3 == 0 ? Visibility.PRIVATE : Visibility.EVERYONE)
                .set(Field.COMPANY_ID, i % 10 == 0 ? null : companies.get(i % COMPANIES))
                .set(
                        Field.ASSIGNEE,
                        switch (i % 3) {
                            case 0 -> cast.ada().id();
                            case 1 -> cast.mei().id();
                            default -> null;
                        })
                .set(Field.DATE_CREATED, created)
                .set(Field.DATE_MODIFIED, created.plusSeconds(random.nextInt(10_000_000)));
    }

    /// One in fifty is open; those are the youngest and close last, as it is in a CRM that has been used for years.
    private Patch deal(int i) {
        boolean open = i < PEOPLE / 50;
        return Patch.of(Field.NAME, "Deal " + FIRST.get(i % FIRST.size()) + " " + i)
                .set(Field.COMPANY_ID, companies.get(i % COMPANIES))
                .set(Field.MONETARY_VALUE, BigDecimal.valueOf(i % 90_000))
                .set(Field.PIPELINE_STAGE_ID, 1L + i % 5)
                .set(Field.STATUS, open ? Opportunity.Status.OPEN : CLOSED.get(i % CLOSED.size()))
                .set(Field.CLOSE_DATE, LocalDate.of(2026, 1, 1).plusDays(700L * (PEOPLE - i) / PEOPLE))
                .set(Field.ASSIGNEE, i % 3 == 0 ? cast.ada().id() : cast.mei().id())
                .set(Field.DATE_MODIFIED, NOW.minusSeconds(i));
    }

    private Patch lead(int i) {
        return Patch.of(Field.NAME, FIRST.get(i % FIRST.size()) + " Lead " + i)
                .set(Field.COMPANY_NAME, "Company " + i % COMPANIES)
                .set(Field.ASSIGNEE, cast.mei().id())
                .set(Field.DATE_MODIFIED, NOW.minusSeconds(i));
    }

    private Patch task(int i) {
        return Patch.of(Field.NAME, "Task " + i)
                .set(Field.ASSIGNEE, i % 8 == 0 ? cast.ada().id() : cast.mei().id())
                .set(Field.DUE_DATE, NOW.plusSeconds(i));
    }

    @Test
    void no_order_of_the_pages_and_no_common_filter_reads_all_people() {
        RecordQuery people = RecordQuery.of(RecordType.PERSON).page(3, 50);
        var queries = new ArrayList<RecordQuery>();
        for (Sort sort : List.of(Sort.NAME, Sort.MODIFIED, Sort.CREATED, Sort.ASSIGNEE, Sort.COMPANY)) {
            queries.add(people.up(sort));
            queries.add(people.down(sort));
        }
        queries.add(people.where(Filter.is(Field.ASSIGNEE, cast.ada().id())));
        queries.add(people.where(Filter.is(Field.COMPANY_ID, companies.get(7))));
        queries.add(people.where(new Filter.Text("lindqvist 4711")));
        queries.add(people.where(new Filter.Text("4711@c")).down(Sort.MODIFIED));
        queries.add(people.where(new Filter.Text("zz")));
        queries.add(people.where(new Filter.Text("person99999@c4999.example")));
        queries.add(people.where(new Filter.AnyTag(List.of("vip"), false)));
        queries.add(people.where(new Filter.AnyEmail(List.of("person7@c7.example"))));
        queries.add(people.where(new Filter.Phone("1004711", false)));
        queries.add(people.where(new Filter.Between(Field.DATE_MODIFIED, Instant.parse("2026-03-01T00:00:00Z"), null))
                .up(Sort.MODIFIED));
        queries.add(people.where(new Filter.RelatedTo(RecordRef.company(companies.get(7)))));
        for (RecordQuery query : queries) {
            assertThat(plan(query)).as(query.toString()).doesNotContain("Seq Scan on person");
        }
    }

    @Test
    void no_list_search_or_poll_reads_more_pages_in_a_larger_crm() {
        for (RecordQuery query : queries()) {
            SearchSql sql = SearchSql.of(cast.ada(), query);
            requireFew(sql.select(query), sql.params(), query.toString());
        }
        for (String words : List.of("grace", "grace lin", "person4711@", "company 12", "no such record", "z")) {
            for (RecordType type : RecordType.values()) {
                SearchSql sql = SearchSql.of(cast.ada(), RecordQuery.of(type));
                requireFew(sql.best(words, 6), sql.params(), type + " named " + words);
            }
        }
        for (ActivityQuery query : List.of(
                ActivityQuery.of(RecordRef.person(7), 1, 30),
                ActivityQuery.of(RecordRef.person(7), 40, 30),
                new ActivityQuery(
                        null,
                        List.of(Activity.Type.NOTE, Activity.Type.STAGE_CHANGED),
                        List.of(),
                        null,
                        null,
                        1,
                        12))) {
            ActivityStore.Found found = ActivityStore.found(cast.mei(), query);
            requireFew(found.sql(), found.params(), MOST_PAGES_ON_THE_WAY, query.toString());
        }
    }

    @Test
    void tags_are_counted_without_looking_at_what_has_none() {
        String plan = String.join(
                "\n",
                jdbc.sql("explain select unnest(tags) as tag from records.person where tags <> '{}'")
                        .query(String.class)
                        .list());
        assertThat(plan).contains("person_tagged");
    }

    @Test
    void no_page_of_a_list_costs_more_the_further_behind_it_lies() {
        for (RecordQuery query : queries()) {
            RecordQuery all = query.page(1, 50);
            if (all.filters().stream().anyMatch(filter -> filter instanceof Filter.Text)) {
                continue;
            }
            for (Start.Edge edge : Start.Edge.values()) {
                requireFewOnTheWay(all, edge);
            }
            middle(all).ifPresent(place -> {
                requireFewOnTheWay(all, new Start.After(place));
                requireFewOnTheWay(all, new Start.Before(place));
            });
        }
    }

    private Optional<Place> middle(RecordQuery query) {
        int half = Math.max(1, records.count(cast.ada(), query) / 2);
        SearchSql sql = SearchSql.of(cast.ada(), query);
        return jdbc.sql("select *, %s as %s from records.%s where %s order by %s limit 1 offset %d"
                        .formatted(
                                query.sort().expression(),
                                Place.KEY,
                                query.type().singular(),
                                sql.where(),
                                query.sort().order(query.descending()).orderBy(),
                                half))
                .params(sql.params())
                .query((row, at) -> Place.read(row, query.sort()))
                .optional();
    }

    private void requireFewOnTheWay(RecordQuery query, Start start) {
        SearchSql sql = SearchSql.of(cast.ada(), query);
        SortOrder order = query.sort().order(query.descending());
        Optional<Place> place = switch (start) {
            case Start.Edge edge -> Optional.empty();
            case Start.After after -> Optional.of(after.place());
            case Start.Before before -> Optional.of(before.place());
        };
        String walk = sql.walk(start.isBackward() ? order.reversed() : order, place, 51);
        requireFew(
                walk,
                sql.params(),
                MOST_PAGES_ON_THE_WAY,
                start.getClass().getSimpleName() + " " + start + " " + query);
    }

    @Test
    void the_last_page_that_the_wire_can_ask_for_reads_only_its_own_rows() {
        for (RecordType type : List.of(RecordType.PERSON, RecordType.OPPORTUNITY)) {
            for (Sort sort : List.of(Sort.NAME, Sort.MODIFIED)) {
                RecordQuery deep = RecordQuery.of(type).page(Math.min(PEOPLE, RecordQuery.MAX_ROWS) / 200, 200);
                for (RecordQuery query : List.of(deep.up(sort), deep.down(sort))) {
                    SearchSql sql = SearchSql.of(cast.ada(), query);
                    requireFew(sql.select(query), sql.params(), MOST_PAGES_OF_AN_INDEX, query.toString());
                }
            }
        }
    }

    private List<RecordQuery> queries() {
        var queries = new ArrayList<RecordQuery>();
        for (RecordType type :
                List.of(RecordType.PERSON, RecordType.COMPANY, RecordType.LEAD, RecordType.OPPORTUNITY)) {
            RecordQuery all = RecordQuery.of(type).page(1, 50);
            for (Sort sort : List.of(Sort.NAME, Sort.MODIFIED, Sort.ASSIGNEE)) {
                queries.add(all.up(sort));
                queries.add(all.down(sort));
            }
            queries.add(all.where(new Filter.Text("grace lin")));
            queries.add(all.where(new Filter.Text("company 12")).down(Sort.MODIFIED));
            queries.add(all.where(new Filter.AnyTag(List.of("vip"), false)));
            queries.add(all.where(Filter.is(Field.ASSIGNEE, cast.tomas().id())));
            queries.add(all.where(new Filter.Between(Field.DATE_MODIFIED, NOW, null))
                    .up(Sort.MODIFIED));
        }
        RecordQuery open = RecordQuery.of(RecordType.OPPORTUNITY)
                .where(Filter.is(Field.STATUS, Opportunity.Status.OPEN))
                .page(1, 50);
        for (Sort sort : List.of(Sort.NAME, Sort.COMPANY, Sort.MONETARY_VALUE, Sort.CLOSE_DATE, Sort.MODIFIED)) {
            queries.add(open.up(sort));
            queries.add(open.down(sort));
        }
        queries.add(open.where(Filter.is(Field.PIPELINE_ID, 1L))
                .where(Filter.is(Field.PIPELINE_STAGE_ID, 2L))
                .up(Sort.CLOSE_DATE));
        queries.add(open.where(Filter.is(Field.ASSIGNEE, cast.ada().id())).up(Sort.CLOSE_DATE));
        queries.add(RecordQuery.of(RecordType.TASK)
                .where(Filter.is(Field.ASSIGNEE, cast.ada().id()))
                .where(Filter.is(Field.TASK_STATUS, Task.Status.OPEN))
                .up(Sort.DUE_DATE)
                .page(1, 8));
        return queries;
    }

    /// Counts what PostgreSQL touches, not how long it takes.
    private void requireFew(String sql, Params params, String what) {
        requireFew(sql, params, MOST_PAGES, what);
    }

    private void requireFew(String sql, Params params, int most, String what) {
        String plan = String.join(
                "\n",
                jdbc.sql("explain (analyze, buffers, timing off) " + sql)
                        .params(params)
                        .query(String.class)
                        .list());
        long pages = BUFFERS.matcher(plan)
                .results()
                .limit(1)
                .mapToLong(found -> (found.group(1) == null ? 0 : Long.parseLong(found.group(1)))
                        + (found.group(2) == null ? 0 : Long.parseLong(found.group(2))))
                .sum();
        System.out.printf(Locale.ROOT, "%6d pages: %s%n", pages, what);
        assertThat(pages).as(what + "\n" + plan).isLessThan(most);
    }

    private String plan(RecordQuery query) {
        SearchSql sql = SearchSql.of(cast.ada(), query);
        return String.join(
                "\n",
                jdbc.sql("explain " + sql.select(query))
                        .params(sql.params())
                        .query(String.class)
                        .list());
    }
}
