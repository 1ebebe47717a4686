package dev.pactwire.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.Person;
import dev.pactwire.recordtypes.Pipeline;
import dev.pactwire.recordtypes.PostalAddress;
import dev.pactwire.recordtypes.Priority;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordRefused.Reason;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Task;
import dev.pactwire.recordtypes.Visibility;
import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.PactwireTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PactwireTest
class RecordsTest extends WithRecords {

    @Autowired
    Relations relations;

    @Autowired
    Catalog catalog;

    @Autowired
    MovableClock clock;

    private String unique;

    @BeforeEach
    void a_name_that_no_other_test_uses() {
        unique = UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void a_person_needs_only_a_name_and_gets_its_parts_and_defaults() {
        var grace =
                (Person) records.create(cast.ada(), RecordType.PERSON, Patch.of(Field.NAME, "Dr. Grace May Lindqvist"));

        assertThat(grace.name()).isEqualTo("Dr. Grace May Lindqvist");
        assertThat(grace.get(Field.PREFIX)).isEqualTo("Dr.");
        assertThat(grace.get(Field.FIRST_NAME)).isEqualTo("Grace");
        assertThat(grace.get(Field.MIDDLE_NAME)).isEqualTo("May");
        assertThat(grace.get(Field.LAST_NAME)).isEqualTo("Lindqvist");
        assertThat(grace.get(Field.CONTACT_TYPE_ID)).isNotNull();
        assertThat(grace.createdBy()).isEqualTo(cast.ada().id());
        assertThat(records.get(cast.ada(), grace.ref())).contains(grace);
    }

    @Test
    void the_whole_name_follows_its_parts() {
        CrmRecord grace = person("Grace Lindqvist");

        CrmRecord married = records.update(cast.ada(), grace.ref(), Patch.of(Field.LAST_NAME, "Berg"));

        assertThat(married.name()).isEqualTo("Grace Berg");
    }

    @Test
    void a_patch_keeps_what_it_does_not_name_and_clears_what_it_names_null() {
        CrmRecord grace = records.create(
                cast.ada(),
                RecordType.PERSON,
                Patch.of(Field.NAME, "Grace Lindqvist")
                        .set(Field.TITLE, "COO")
                        .set(Field.DETAILS, "met at the fair")
                        .set(Field.TAGS, List.of("fair", "vip")));

        CrmRecord after = records.update(cast.ada(), grace.ref(), Patch.of(Field.DETAILS, null));

        assertThat(after.get(Field.TITLE)).isEqualTo("COO");
        assertThat(after.details()).isNull();
        assertThat(after.tags()).containsExactly("fair", "vip");
        assertThat(records.get(cast.ada(), grace.ref())).contains(after);
    }

    @Test
    void every_field_of_every_type_comes_back_as_it_was_written() {
        CrmRecord company = company("Harbor & Pine");
        CrmRecord grace = person("Grace Lindqvist");
        var deal = (Opportunity) records.create(
                cast.ada(),
                RecordType.OPPORTUNITY,
                Patch.of(Field.NAME, "8 machines")
                        .set(Field.COMPANY_ID, company.id())
                        .set(Field.PRIMARY_CONTACT_ID, grace.id())
                        .set(Field.MONETARY_VALUE, new BigDecimal("250000.10"))
                        .set(Field.CURRENCY, "eur")
                        .set(Field.CLOSE_DATE, LocalDate.of(2027, 1, 14))
                        .set(Field.PRIORITY, Priority.HIGH)
                        .set(Field.ASSIGNEE, cast.ada().id())
                        .set(Field.TAGS, List.of("ready")));
        CrmRecord lead = records.create(
                cast.ada(),
                RecordType.LEAD,
                Patch.of(Field.NAME, "Sam Summers")
                        .set(Field.EMAIL, Labeled.work("sam@" + unique + ".example"))
                        .set(Field.ADDRESS, new PostalAddress("1 Main St", "Bath", null, "BA1", "GB"))
                        .set(Field.PHONE_NUMBERS, List.of(new Labeled("+44 1225 5551234", "mobile"))));

        var read = (Opportunity) records.get(cast.ada(), deal.ref()).orElseThrow();
        assertThat(read).isEqualTo(deal);
        assertThat(read.companyName()).isEqualTo(company.name());
        assertThat(read.monetaryValue()).isEqualTo(new BigDecimal("250000.1"));
        assertThat(read.currency()).isEqualTo("EUR");
        assertThat(records.get(cast.ada(), lead.ref())).contains(lead);
    }

    @Test
    void a_patch_that_changes_nothing_leaves_no_trace() {
        CrmRecord grace = person("Grace Lindqvist");
        clock.advance(Duration.ofMinutes(1));

        CrmRecord same = records.update(cast.ada(), grace.ref(), Patch.of(Field.NAME, "Grace Lindqvist"));

        assertThat(same.modified()).isEqualTo(grace.modified());
        assertThat(timeline(grace)).extracting(Activity::type).containsExactly(Activity.Type.CREATED);
    }

    @Test
    void no_two_people_share_an_address_whatever_its_case() {
        String address = "grace@" + unique + ".example";
        personWith(address);

        assertRefused(Reason.EMAIL_TAKEN, () -> personWith(address.toUpperCase(java.util.Locale.ROOT)));
        assertThat(records.personByEmail(cast.ada(), " " + address)).isPresent();
    }

    @Test
    void an_address_that_was_given_up_may_be_taken_by_another() {
        String address = "grace@" + unique + ".example";
        CrmRecord grace = personWith(address);

        records.update(cast.ada(), grace.ref(), Patch.of(Field.EMAILS, List.of()));

        assertThat(personWith(address).id()).isNotEqualTo(grace.id());
    }

    @Test
    void no_two_companies_share_a_domain() {
        Patch company = Patch.of(Field.NAME, "Harbor & Pine").set(Field.EMAIL_DOMAIN, unique + ".EXAMPLE");
        records.create(cast.ada(), RecordType.COMPANY, company);

        assertRefused(Reason.DOMAIN_TAKEN, () -> records.create(cast.ada(), RecordType.COMPANY, company));
    }

    @Test
    void a_company_that_is_renamed_is_renamed_on_its_people_and_opportunities() {
        CrmRecord company = company("Harbor & Pine");
        CrmRecord grace = records.create(
                cast.ada(),
                RecordType.PERSON,
                Patch.of(Field.NAME, "Grace Lindqvist").set(Field.COMPANY_ID, company.id()));

        records.update(cast.ada(), company.ref(), Patch.of(Field.NAME, "Harbour & Pine"));

        var read = (Person) records.get(cast.ada(), grace.ref()).orElseThrow();
        assertThat(read.companyName()).isEqualTo("Harbour & Pine");
    }

    @Test
    void a_new_opportunity_stands_in_the_first_stage_with_its_probability() {
        var deal = (Opportunity) records.create(cast.ada(), RecordType.OPPORTUNITY, Patch.of(Field.NAME, "8 machines"));

        Pipeline first = catalog.pipelines().getFirst();
        assertThat(deal.pipelineId()).isEqualTo(first.id());
        assertThat(deal.pipelineStageId()).isEqualTo(first.stages().getFirst().id());
        assertThat(deal.winProbability()).isEqualTo(first.stages().getFirst().winProbability());
        assertThat(deal.status()).isEqualTo(Opportunity.Status.OPEN);
    }

    @Test
    void moving_an_opportunity_brings_the_stages_probability_and_is_an_activity() {
        CrmRecord deal = records.create(cast.ada(), RecordType.OPPORTUNITY, Patch.of(Field.NAME, "8 machines"));
        Pipeline.Stage third = catalog.pipelines().getFirst().stages().get(2);
        clock.advance(Duration.ofMinutes(1));

        var moved = (Opportunity) records.update(cast.ada(), deal.ref(), Patch.of(Field.PIPELINE_STAGE_ID, third.id()));

        assertThat(moved.winProbability()).isEqualTo(third.winProbability());
        assertThat(moved.get(Field.DATE_STAGE_CHANGED)).isAfter(deal.created());
        Activity change = timeline(moved).getFirst();
        assertThat(change.type()).isEqualTo(Activity.Type.STAGE_CHANGED);
        assertThat(change.newValues()).containsEntry("pipeline_stage_id", (int) third.id());
    }

    @Test
    void a_stage_brings_its_pipeline_and_a_pipeline_its_first_stage() {
        Pipeline renewals = catalog.addPipeline(
                cast.tomas(),
                "Renewals " + unique,
                true,
                List.of(new Catalog.NewStage("Due", 60), new Catalog.NewStage("Renewed", 100)));
        CrmRecord deal = records.create(cast.ada(), RecordType.OPPORTUNITY, Patch.of(Field.NAME, "8 machines"));

        var byPipeline =
                (Opportunity) records.update(cast.ada(), deal.ref(), Patch.of(Field.PIPELINE_ID, renewals.id()));
        assertThat(byPipeline.pipelineStageId())
                .isEqualTo(renewals.stages().getFirst().id());

        Pipeline.Stage sales = catalog.pipelines().getFirst().stages().getLast();
        var byStage =
                (Opportunity) records.update(cast.ada(), deal.ref(), Patch.of(Field.PIPELINE_STAGE_ID, sales.id()));
        assertThat(byStage.pipelineId()).isEqualTo(sales.pipelineId());
        assertRefused(
                Reason.STAGE_OF_OTHER_PIPELINE,
                () -> records.update(
                        cast.ada(),
                        deal.ref(),
                        Patch.of(Field.PIPELINE_ID, renewals.id()).set(Field.PIPELINE_STAGE_ID, sales.id())));
    }

    @Test
    void a_task_knows_when_it_was_completed() {
        CrmRecord task = records.create(cast.ada(), RecordType.TASK, Patch.of(Field.NAME, "Call Grace"));

        CrmRecord done = records.update(cast.ada(), task.ref(), Patch.of(Field.TASK_STATUS, Task.Status.COMPLETED));
        assertThat(done.get(Field.COMPLETED_DATE)).isNotNull();

        CrmRecord again = records.update(cast.ada(), task.ref(), Patch.of(Field.TASK_STATUS, Task.Status.OPEN));
        assertThat(again.get(Field.COMPLETED_DATE)).isNull();
    }

    @Test
    void what_is_not_acceptable_is_refused_with_its_reason() {
        CrmRecord grace = person("Grace Lindqvist");

        assertRefused(Reason.NAME_MISSING, () -> person("  "));
        assertRefused(Reason.EMAIL_MALFORMED, () -> personWith("grace at harborpine"));
        assertRefused(
                Reason.CATEGORY_UNKNOWN,
                () -> change(grace, Patch.of(Field.EMAILS, List.of(new Labeled("a@b.example", "home")))));
        assertRefused(Reason.TEXT_TOO_LONG, () -> change(grace, Patch.of(Field.TITLE, "x".repeat(256))));
        assertRefused(Reason.TEXT_UNREADABLE, () -> change(grace, Patch.of(Field.TITLE, "C\u0000O")));
        assertRefused(Reason.FIELD_UNKNOWN, () -> change(grace, Patch.of(Field.CLOSE_DATE, LocalDate.EPOCH)));
        assertRefused(Reason.FIELD_KEPT, () -> change(grace, Patch.of(Field.INTERACTION_COUNT, 7)));
        assertRefused(Reason.FIELD_KEPT, () -> change(grace, Patch.of(Field.COMPANY_NAME, "Other")));
        assertRefused(Reason.REFERENCE_UNKNOWN, () -> change(grace, Patch.of(Field.COMPANY_ID, 1L << 50)));
        assertRefused(Reason.REFERENCE_UNKNOWN, () -> change(grace, Patch.of(Field.CONTACT_TYPE_ID, 1L << 50)));
        assertRefused(
                Reason.CUSTOM_FIELD_UNKNOWN, () -> change(grace, Patch.empty().custom(1L << 50, "x")));
        assertRefused(Reason.NOT_FOUND, () -> records.update(cast.ada(), RecordRef.person(1L << 50), Patch.empty()));
    }

    @Test
    void roles_decide_who_reads_writes_and_deletes() {
        CrmRecord grace = person("Grace Lindqvist");

        assertThat(records.get(cast.noor(), grace.ref())).isPresent();
        assertRefused(Reason.NOT_ALLOWED, () -> records.update(cast.noor(), grace.ref(), Patch.of(Field.TITLE, "x")));
        assertRefused(
                Reason.NOT_ALLOWED, () -> records.create(cast.noor(), RecordType.PERSON, Patch.of(Field.NAME, "x")));
        assertRefused(Reason.NOT_ALLOWED, () -> records.delete(cast.mei(), grace.ref()));
    }

    @Test
    void a_private_record_is_hidden_from_everyone_but_its_owner_and_admins() {
        CrmRecord secret = records.create(
                cast.ada(),
                RecordType.OPPORTUNITY,
                Patch.of(Field.NAME, "Merger " + unique).set(Field.VISIBILITY, Visibility.PRIVATE));
        activities.add(cast.ada(), secret.ref(), Activity.Type.NOTE, "hush", null);
        var query = RecordQuery.of(RecordType.OPPORTUNITY).where(new Filter.Text(unique));

        assertThat(records.get(cast.ada(), secret.ref())).isPresent();
        assertThat(records.get(cast.tomas(), secret.ref())).isPresent();
        assertThat(records.get(cast.mei(), secret.ref())).isEmpty();
        assertThat(records.search(cast.ada(), query)).hasSize(1);
        assertThat(records.search(cast.mei(), query)).isEmpty();
        assertThat(records.count(cast.mei(), query)).isZero();
        assertThat(records.all(cast.mei(), List.of(secret.ref()))).isEmpty();
        assertThat(activities.search(cast.mei(), ActivityQuery.of(secret.ref(), 1, 20)))
                .isEmpty();
        assertThat(activities.search(cast.mei(), ActivityQuery.latest(200)))
                .extracting(Activity::parent)
                .doesNotContain(secret.ref());
        assertRefused(Reason.NOT_FOUND, () -> records.update(cast.mei(), secret.ref(), Patch.of(Field.NAME, "x")));
        assertRefused(Reason.NOT_FOUND, () -> files.of(cast.mei(), secret.ref()));
        assertRefused(Reason.NOT_FOUND, () -> activities.add(cast.mei(), secret.ref(), Activity.Type.NOTE, "x", null));
    }

    @Test
    void a_deleted_record_leaves_only_stubs_of_its_activities() {
        CrmRecord company = company("Harbor & Pine");
        CrmRecord grace = records.create(
                cast.ada(),
                RecordType.PERSON,
                Patch.of(Field.NAME, "Grace Lindqvist").set(Field.COMPANY_ID, company.id()));
        CrmRecord task = records.create(
                cast.ada(), RecordType.TASK, Patch.of(Field.NAME, "Visit").set(Field.RELATED_RECORD, company.ref()));
        Activity note = activities.add(cast.ada(), company.ref(), Activity.Type.NOTE, "a customer since 2019", null);
        files.add(cast.ada(), company.ref(), "nda.pdf", "application/pdf", new byte[] {1, 2, 3});

        records.delete(cast.ada(), company.ref());

        assertThat(records.get(cast.ada(), company.ref())).isEmpty();
        assertThat(activities.get(cast.ada(), note.id()).orElseThrow().deleted())
                .isTrue();
        assertThat(activities.get(cast.ada(), note.id()).orElseThrow().details())
                .isEmpty();
        var orphan = (Person) records.get(cast.ada(), grace.ref()).orElseThrow();
        assertThat(orphan.companyId()).isNull();
        assertThat(orphan.companyName()).isNull();
        assertThat(orphan.modified()).isAfter(grace.modified());
        assertThat(relations.of(cast.ada(), grace.ref())).isEmpty();
        assertThat(records.get(cast.ada(), task.ref()).orElseThrow().get(Field.RELATED_RECORD))
                .isNull();
    }

    private CrmRecord personWith(String address) {
        return records.create(
                cast.ada(),
                RecordType.PERSON,
                Patch.of(Field.NAME, "Grace Lindqvist").set(Field.EMAILS, List.of(Labeled.work(address))));
    }

    private CrmRecord company(String name) {
        return records.create(cast.ada(), RecordType.COMPANY, Patch.of(Field.NAME, name));
    }

    private void change(CrmRecord record, Patch patch) {
        records.update(cast.ada(), record.ref(), patch);
    }
}
