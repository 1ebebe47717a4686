package dev.pactwire.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.access.Users;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.recordtypes.RecordRefused.Reason;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Visibility;
import dev.pactwire.testing.Cast;
import dev.pactwire.testing.PactwireTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PactwireTest
class RelationsTest {

    @Autowired
    Records records;

    @Autowired
    Relations relations;

    @Autowired
    Users users;

    private Cast cast;
    private CrmRecord grace;
    private CrmRecord harborPine;
    private CrmRecord deal;

    @BeforeEach
    void grace_works_at_harbor_and_pine_and_there_is_a_deal() {
        cast = Cast.in(users);
        harborPine = create(RecordType.COMPANY, Patch.of(Field.NAME, "Harbor & Pine"));
        grace = create(
                RecordType.PERSON, Patch.of(Field.NAME, "Grace Lindqvist").set(Field.COMPANY_ID, harborPine.id()));
        deal = create(RecordType.OPPORTUNITY, Patch.of(Field.NAME, "8 machines"));
    }

    @Test
    void naming_a_company_relates_both_ways() {
        assertThat(related(grace)).containsExactly(harborPine.ref());
        assertThat(related(harborPine)).containsExactly(grace.ref());
    }

    @Test
    void the_first_company_and_person_of_an_opportunity_become_its_own() {
        relations.relate(cast.ada(), harborPine.ref(), deal.ref());
        relations.relate(cast.ada(), deal.ref(), grace.ref());

        var read = (Opportunity) records.get(cast.ada(), deal.ref()).orElseThrow();
        assertThat(read.companyId()).isEqualTo(harborPine.id());
        assertThat(read.primaryContactId()).isEqualTo(grace.id());
        assertThat(related(deal)).containsExactly(grace.ref(), harborPine.ref());
    }

    @Test
    void relating_twice_is_the_same_as_once() {
        relations.relate(cast.ada(), deal.ref(), grace.ref());
        relations.relate(cast.ada(), grace.ref(), deal.ref());

        assertThat(related(deal)).containsExactly(grace.ref());
    }

    @Test
    void unrelating_clears_the_field_that_names_the_other() {
        relations.relate(cast.ada(), deal.ref(), grace.ref());

        relations.unrelate(cast.ada(), deal.ref(), grace.ref());
        relations.unrelate(cast.ada(), harborPine.ref(), grace.ref());

        assertThat(related(deal)).isEmpty();
        assertThat(related(grace)).isEmpty();
        assertThat(records.get(cast.ada(), deal.ref()).orElseThrow().get(Field.PRIMARY_CONTACT_ID))
                .isNull();
        assertThat(records.get(cast.ada(), grace.ref()).orElseThrow().get(Field.COMPANY_ID))
                .isNull();
    }

    @Test
    void another_contact_keeps_the_former_one_related_and_another_company_does_not() {
        CrmRecord sam = create(RecordType.PERSON, Patch.of(Field.NAME, "Sam Summers"));
        CrmRecord other = create(RecordType.COMPANY, Patch.of(Field.NAME, "Engine Ltd"));
        update(deal, Patch.of(Field.PRIMARY_CONTACT_ID, grace.id()).set(Field.COMPANY_ID, harborPine.id()));

        update(deal, Patch.of(Field.PRIMARY_CONTACT_ID, sam.id()).set(Field.COMPANY_ID, other.id()));

        assertThat(related(deal)).containsExactlyInAnyOrder(grace.ref(), sam.ref(), other.ref());
    }

    @Test
    void a_person_has_one_company_and_a_task_one_relation() {
        CrmRecord other = create(RecordType.COMPANY, Patch.of(Field.NAME, "Engine Ltd"));
        CrmRecord task = create(RecordType.TASK, Patch.of(Field.NAME, "Call").set(Field.RELATED_RECORD, grace.ref()));

        assertRefused(Reason.RELATION_TAKEN, grace, other);
        assertRefused(Reason.RELATION_TAKEN, task, deal);
        assertThat(related(grace)).containsExactly(harborPine.ref(), task.ref());
    }

    @Test
    void only_some_types_relate() {
        CrmRecord lead = create(RecordType.LEAD, Patch.of(Field.NAME, "Sam Summers"));

        assertRefused(Reason.RELATION_NOT_ALLOWED, lead, grace);
        assertRefused(Reason.RELATION_NOT_ALLOWED, grace, grace);
        relations.relate(
                cast.ada(),
                lead.ref(),
                create(RecordType.TASK, Patch.of(Field.NAME, "Call")).ref());
    }

    @Test
    void what_somebody_may_not_see_is_not_among_the_related() {
        CrmRecord secret = create(
                RecordType.OPPORTUNITY, Patch.of(Field.NAME, "Merger").set(Field.VISIBILITY, Visibility.PRIVATE));
        relations.relate(cast.ada(), grace.ref(), secret.ref());

        assertThat(related(grace)).contains(secret.ref());
        assertThat(relations.of(cast.mei(), grace.ref()))
                .extracting(CrmRecord::ref)
                .containsExactly(harborPine.ref());
    }

    private CrmRecord create(RecordType type, Patch patch) {
        return records.create(cast.ada(), type, patch);
    }

    private void update(CrmRecord record, Patch patch) {
        records.update(cast.ada(), record.ref(), patch);
    }

    private List<RecordRef> related(CrmRecord record) {
        return relations.of(cast.ada(), record.ref()).stream()
                .map(CrmRecord::ref)
                .toList();
    }

    private void assertRefused(Reason reason, CrmRecord one, CrmRecord other) {
        assertThatThrownBy(() -> relations.relate(cast.ada(), one.ref(), other.ref()))
                .isInstanceOfSatisfying(
                        RecordRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
