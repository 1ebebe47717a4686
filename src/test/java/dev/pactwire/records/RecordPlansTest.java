package dev.pactwire.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Users;
import dev.pactwire.testing.Cast;
import dev.pactwire.testing.PactwireTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A CRM of 100,000 people: lists stay fast because the database never reads a big table from end to end.
@PactwireTest
@TestPropertySource(properties = "a-crm-of-its-own=100000")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class RecordPlansTest {

    private static final int PEOPLE = 100_000;
    private static final int COMPANIES = 5_000;
    private static final int BATCH = 5_000;
    private static final List<String> FIRST = List.of("Grace", "Ada", "Tomás", "Mei", "Sam", "Noor", "Élise", "Jörg");
    private static final List<String> LAST = List.of("Lindqvist", "Moreau", "Okafor", "Tanaka", "Summers", "Haddad");

    @Autowired
    Records records;

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
                    IntStream.range(from, from + BATCH).mapToObj(this::person).toList());
        }
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
    void every_list_and_its_count_answer_within_a_blink() {
        RecordQuery people = RecordQuery.of(RecordType.PERSON).page(1, 50);
        for (RecordQuery query : List.of(
                people,
                people.page(1_900, 50),
                people.down(Sort.MODIFIED),
                people.down(Sort.COMPANY),
                people.where(new Filter.Text("grace")),
                people.where(new Filter.Text("person4711@")),
                people.where(new Filter.Text("no such person at all")))) {
            records.search(cast.ada(), query);
            records.count(cast.ada(), query);
            Instant start = Instant.now();
            records.search(cast.ada(), query);
            Duration search = Duration.between(start, Instant.now());
            records.count(cast.ada(), query);
            Duration both = Duration.between(start, Instant.now());
            System.out.printf(
                    Locale.ROOT, "%4d ms, %4d ms with count: %s%n", search.toMillis(), both.toMillis(), query);
            assertThat(both).isLessThan(Duration.ofMillis(500));
        }
    }

    @Test
    void a_demo_company_is_loaded_within_a_second() {
        Instant start = Instant.now();
        List<Long> ids = records.load(
                cast.ada(),
                RecordType.COMPANY,
                IntStream.range(0, 60)
                        .mapToObj(i -> Patch.of(Field.NAME, "Demo " + i))
                        .toList());
        List<Long> people = records.load(
                cast.ada(),
                RecordType.PERSON,
                IntStream.range(0, 200)
                        .mapToObj(i -> Patch.of(Field.NAME, "Demo " + i)
                                .set(Field.EMAILS, List.of(Labeled.work("demo" + i + "@demo.example")))
                                .set(Field.COMPANY_ID, ids.get(i % 60)))
                        .toList());
        records.load(
                cast.ada(),
                RecordType.OPPORTUNITY,
                IntStream.range(0, 40)
                        .mapToObj(i -> Patch.of(Field.NAME, "Deal " + i).set(Field.PRIMARY_CONTACT_ID, people.get(i)))
                        .toList());

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
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
