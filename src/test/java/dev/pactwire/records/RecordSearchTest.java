package dev.pactwire.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Users;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.CustomField;
import dev.pactwire.recordtypes.CustomField.DataType;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.PostalAddress;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.testing.Cast;
import dev.pactwire.testing.PactwireTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PactwireTest
class RecordSearchTest {

    @Autowired
    Records records;

    @Autowired
    Relations relations;

    @Autowired
    CustomFields customFields;

    @Autowired
    Users users;

    private Cast cast;

    /// Stands in the name of every record of a test, so that a search finds no other.
    private String mark;

    @BeforeEach
    void lumen_works_here() {
        cast = Cast.in(users);
        mark = "q" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void text_finds_names_whatever_their_accents_and_case_addresses_and_numbers() {
        CrmRecord tomas = person(
                "Tomás Okafor",
                Patch.empty()
                        .set(Field.EMAILS, List.of(Labeled.work(mark + "@lumen.example")))
                        .set(
                                Field.PHONE_NUMBERS,
                                List.of(new Labeled("+33 (1) 55-51-23-4" + mark.hashCode() % 10, "work"))));

        assertThat(find(new Filter.Text("TOMAS " + mark))).containsExactly(tomas);
        assertThat(find(new Filter.Text(mark + "@lumen"))).containsExactly(tomas);
        assertThat(find(new Filter.Text("to"), new Filter.Text(mark))).containsExactly(tomas);
        assertThat(find(new Filter.Text("100% " + mark))).isEmpty();
    }

    @Test
    void phone_numbers_are_compared_by_their_last_digits() {
        CrmRecord grace =
                person("Grace", Patch.of(Field.PHONE_NUMBERS, List.of(new Labeled("(415) 555-0101", "mobile"))));

        assertThat(find(new Filter.Phone("0101", false), marked())).containsExactly(grace);
        assertThat(find(new Filter.Phone("4155", false), marked())).isEmpty();
        assertThat(find(new Filter.Phone("0014155550101", true), marked())).containsExactly(grace);
        assertThat(find(new Filter.Phone("0014155550101", false), marked())).isEmpty();
    }

    @Test
    void filters_must_all_hold_and_a_list_means_any_of_it() {
        CrmRecord grace = person(
                "Grace",
                Patch.of(Field.TAGS, List.of("vip", "fair"))
                        .set(Field.ASSIGNEE, cast.ada().id())
                        .set(Field.ADDRESS, new PostalAddress(null, "Gothenburg", null, "411", "SE")));
        CrmRecord sam = person("Sam", Patch.of(Field.TAGS, List.of("fair")));

        assertThat(find(marked(), new Filter.AnyTag(List.of("vip", "other"), false)))
                .containsExactly(grace);
        assertThat(find(marked(), new Filter.AnyTag(List.of("fair"), false))).containsExactly(grace, sam);
        assertThat(find(marked(), Filter.is(Field.ASSIGNEE, cast.ada().id()))).containsExactly(grace);
        assertThat(find(marked(), Filter.isNone(Field.ASSIGNEE))).containsExactly(sam);
        assertThat(find(
                        marked(),
                        new Filter.AnyOf(Field.ASSIGNEE, List.of(cast.ada().id()), true)))
                .containsExactly(grace, sam);
        assertThat(find(marked(), new Filter.InPlace(Filter.Place.CITY, List.of("gothenburg"), false)))
                .containsExactly(grace);
        assertThat(find(marked(), new Filter.InPlace(Filter.Place.COUNTRY, List.of(), true)))
                .containsExactly(sam);
        assertThat(find(new Filter.Ids(Set.of(grace.id())), marked())).containsExactly(grace);
        assertThat(find(marked(), new Filter.Contains(Field.NAME, "GRA"))).containsExactly(grace);
        assertThat(find(marked(), new Filter.Between(Field.DATE_CREATED, grace.created(), null)))
                .hasSize(2);
        assertThat(find(marked(), new Filter.Between(Field.DATE_CREATED, null, Instant.EPOCH)))
                .isEmpty();
    }

    @Test
    void related_records_and_addresses_can_be_asked_for() {
        CrmRecord deal = records.create(cast.ada(), RecordType.OPPORTUNITY, Patch.of(Field.NAME, mark));
        String address = "grace." + mark + "@harborpine.example";
        CrmRecord grace = person("Grace", Patch.of(Field.EMAILS, List.of(Labeled.work(address))));
        relations.relate(cast.ada(), grace.ref(), deal.ref());

        assertThat(find(new Filter.RelatedTo(deal.ref())))
                .extracting(CrmRecord::id)
                .containsExactly(grace.id());
        assertThat(find(new Filter.AnyEmail(List.of(address.toUpperCase(java.util.Locale.ROOT)))))
                .hasSize(1);
    }

    @Test
    void custom_values_can_be_asked_for() {
        CustomField size = customFields.add(
                cast.tomas(),
                "Size " + mark,
                DataType.DROPDOWN,
                Set.of(RecordType.PERSON),
                null,
                List.of("S", "M", "L"));
        CustomField likes = customFields.add(
                cast.tomas(),
                "Likes " + mark,
                DataType.MULTI_SELECT,
                Set.of(RecordType.PERSON),
                null,
                List.of("Tea", "Coffee"));
        CustomField score = customFields.add(
                cast.tomas(), "Score " + mark, DataType.FLOAT, Set.of(RecordType.PERSON), null, List.of());
        CustomField since = customFields.add(
                cast.tomas(), "Since " + mark, DataType.DATE, Set.of(RecordType.PERSON), null, List.of());
        long medium = size.options().get(1).id();
        long tea = likes.options().get(0).id();
        long coffee = likes.options().get(1).id();
        CrmRecord grace = person(
                "Grace",
                Patch.empty()
                        .custom(size.id(), medium)
                        .custom(likes.id(), List.of(tea, coffee))
                        .custom(score.id(), new BigDecimal("7.5"))
                        .custom(since.id(), "2026-02-03"));
        CrmRecord sam = person("Sam", Patch.empty().custom(likes.id(), List.of(tea)));

        assertThat(records.get(cast.ada(), grace.ref())).contains(grace);
        CrmRecord whole = records.update(cast.ada(), sam.ref(), Patch.empty().custom(score.id(), new BigDecimal("7")));
        assertThat(records.get(cast.ada(), sam.ref())).contains(whole);
        assertThat(whole.values().custom(score.id())).isInstanceOf(BigDecimal.class);
        assertThat(find(marked(), any(score, new BigDecimal("7")))).containsExactly(whole);
        sam = records.update(cast.ada(), sam.ref(), Patch.empty().custom(score.id(), null));
        assertThat(find(marked(), any(size, medium))).containsExactly(grace);
        assertThat(find(marked(), any(likes, tea))).containsExactly(grace, sam);
        assertThat(find(marked(), new Filter.CustomAnyOf(likes.id(), Filter.Match.ALL, List.of(tea, coffee), false)))
                .containsExactly(grace);
        assertThat(find(marked(), new Filter.CustomAnyOf(likes.id(), Filter.Match.NONE, List.of(coffee), false)))
                .containsExactly(sam);
        assertThat(find(marked(), new Filter.CustomAnyOf(size.id(), Filter.Match.ANY, List.of(), true)))
                .containsExactly(sam);
        assertThat(find(
                        marked(),
                        new Filter.CustomBetween(score.id(), new BigDecimal("7.5"), new BigDecimal("8"), false)))
                .containsExactly(grace);
        assertThat(find(marked(), new Filter.CustomBetween(since.id(), "2026-02-04", null, false)))
                .isEmpty();
    }

    @Test
    void an_order_puts_records_without_a_value_last_both_ways() {
        CrmRecord company = records.create(cast.ada(), RecordType.COMPANY, Patch.of(Field.NAME, "Álvarez " + mark));
        CrmRecord zoo = records.create(cast.ada(), RecordType.COMPANY, Patch.of(Field.NAME, "zoo " + mark));
        CrmRecord alone = person("Alone", Patch.empty());
        CrmRecord atA = person("Ann", Patch.of(Field.COMPANY_ID, company.id()));
        CrmRecord atZ = person("Zed", Patch.of(Field.COMPANY_ID, zoo.id()));
        RecordQuery query = RecordQuery.of(RecordType.PERSON).where(marked());

        assertThat(records.search(cast.ada(), query.up(Sort.COMPANY)))
                .extracting(CrmRecord::id)
                .containsExactly(atA.id(), atZ.id(), alone.id());
        assertThat(records.search(cast.ada(), query.down(Sort.COMPANY)))
                .extracting(CrmRecord::id)
                .containsExactly(atZ.id(), atA.id(), alone.id());
        assertThat(records.search(cast.ada(), query.down(Sort.NAME)))
                .extracting(CrmRecord::id)
                .containsExactly(atZ.id(), atA.id(), alone.id());
    }

    @Test
    void every_order_of_every_type_that_has_it_can_be_asked_for() {
        List<Sort> everywhere = List.of(Sort.NAME, Sort.MODIFIED, Sort.CREATED, Sort.ASSIGNEE);
        for (RecordType type : RecordType.values()) {
            everywhere.forEach(sort -> assertThat(search(type, sort)).isNotNull());
        }
        List.of(
                        Sort.LAST_NAME,
                        Sort.TITLE,
                        Sort.FIRST_EMAIL,
                        Sort.PHONE,
                        Sort.CITY,
                        Sort.STATE,
                        Sort.POSTAL_CODE,
                        Sort.COUNTRY,
                        Sort.COMPANY,
                        Sort.CONTACT_TYPE,
                        Sort.INTERACTION_COUNT,
                        Sort.LAST_CONTACTED)
                .forEach(sort -> assertThat(search(RecordType.PERSON, sort)).isNotNull());
        List.of(Sort.EMAIL, Sort.MONETARY_VALUE, Sort.CUSTOMER_SOURCE, Sort.LEAD_STATUS)
                .forEach(sort -> assertThat(search(RecordType.LEAD, sort)).isNotNull());
        List.of(Sort.EMAIL_DOMAIN, Sort.PRIMARY_CONTACT, Sort.WEBSITE)
                .forEach(sort -> assertThat(search(RecordType.COMPANY, sort)).isNotNull());
        List.of(
                        Sort.MONETARY_VALUE,
                        Sort.CURRENCY,
                        Sort.STATUS,
                        Sort.STAGE,
                        Sort.STAGE_CHANGED,
                        Sort.PRIORITY,
                        Sort.CLOSE_DATE,
                        Sort.WIN_PROBABILITY)
                .forEach(
                        sort -> assertThat(search(RecordType.OPPORTUNITY, sort)).isNotNull());
        List.of(Sort.TASK_STATUS, Sort.PRIORITY, Sort.DUE_DATE, Sort.REMINDER_DATE, Sort.COMPLETED_DATE)
                .forEach(sort -> assertThat(search(RecordType.TASK, sort)).isNotNull());
    }

    @Test
    void pages_follow_each_other_and_the_count_is_of_all() {
        List<Long> ids = records.load(
                cast.ada(),
                RecordType.PERSON,
                List.of("c", "a", "b").stream()
                        .map(name -> Patch.of(Field.NAME, name + " " + mark))
                        .toList());
        RecordQuery query = RecordQuery.of(RecordType.PERSON).where(marked());

        assertThat(records.search(cast.ada(), query.page(1, 2)))
                .extracting(CrmRecord::id)
                .containsExactly(ids.get(1), ids.get(2));
        assertThat(records.search(cast.ada(), query.page(2, 2)))
                .extracting(CrmRecord::id)
                .containsExactly(ids.get(0));
        assertThat(records.search(cast.ada(), query.page(501, 200))).isEmpty();
        assertThat(records.count(cast.ada(), query)).isEqualTo(3);
    }

    @Test
    void a_stages_total_counts_what_is_open() {
        CrmRecord deal = records.create(
                cast.ada(),
                RecordType.OPPORTUNITY,
                Patch.of(Field.NAME, mark).set(Field.MONETARY_VALUE, new BigDecimal("100")));
        long pipeline = ((Opportunity) deal).pipelineId();
        int before = open(pipeline);

        records.update(cast.ada(), deal.ref(), Patch.of(Field.STATUS, Opportunity.Status.WON));

        assertThat(open(pipeline)).isEqualTo(before - 1);
    }

    private int open(long pipeline) {
        return records.stageTotals(cast.tomas(), pipeline).stream()
                .mapToInt(Records.StageTotal::count)
                .sum();
    }

    private List<CrmRecord> search(RecordType type, Sort sort) {
        records.search(cast.ada(), RecordQuery.of(type).up(sort));
        return records.search(cast.ada(), RecordQuery.of(type).down(sort));
    }

    private static Filter any(CustomField field, Object value) {
        return new Filter.CustomAnyOf(field.id(), Filter.Match.ANY, List.of(value), false);
    }

    private CrmRecord person(String name, Patch patch) {
        return records.create(cast.ada(), RecordType.PERSON, patch.set(Field.NAME, name + " " + mark));
    }

    private Filter marked() {
        return new Filter.Text(mark);
    }

    private List<CrmRecord> find(Filter... filters) {
        RecordQuery query = RecordQuery.of(RecordType.PERSON);
        for (Filter filter : filters) {
            query = query.where(filter);
        }
        return records.search(cast.ada(), query);
    }
}
