package dev.pactwire.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Users;
import dev.pactwire.contacts.UnifiedId;
import dev.pactwire.copper.Copper;
import dev.pactwire.copper.CopperSession;
import dev.pactwire.copper.CrmReply;
import dev.pactwire.copper.Person;
import dev.pactwire.copper.RecordCalls;
import dev.pactwire.copper.RecordType;
import dev.pactwire.copper.Urgency;
import dev.pactwire.integrations.CrmConnections;
import dev.pactwire.testing.Cast;
import dev.pactwire.testing.PactwireTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From the records of the built-in CRM, over its wire, to contacts.
@PactwireTest
class CopperStreamTest {

    @Autowired
    Pull pull;

    @Autowired
    Copper copper;

    @Autowired
    CrmConnections connections;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    private final String source = "test-" + UUID.randomUUID();
    private CopperSession crm;

    @BeforeEach
    void tomas_reads_the_crm() {
        crm = copper.at(connections.as(Cast.in(users).tomas()), Urgency.BACKGROUND);
    }

    private void pullAll() {
        for (var stream : List.of(
                new CopperStream<>(source, RecordType.LEAD, crm.leads()),
                new CopperStream<>(source, RecordType.PERSON, crm.people()),
                new CopperStream<>(source, RecordType.COMPANY, crm.companies()))) {
            assertThat(pull.run(stream).problem()).as(stream.type()).isNull();
        }
    }

    private static long created(CrmReply<? extends dev.pactwire.copper.CrmRecord> reply) {
        return switch (reply) {
            case CrmReply.Done<? extends dev.pactwire.copper.CrmRecord> done ->
                done.value().id();
            case CrmReply.Failed<? extends dev.pactwire.copper.CrmRecord> failed ->
                throw new AssertionError(failed.problem().toString());
        };
    }

    private UnifiedId of(String type, long id) {
        return new UnifiedId(
                jdbc.sql("select unified_id from contacts.observation where source = ? and type = ? and id = ?")
                        .params(source, type, String.valueOf(id))
                        .query(UUID.class)
                        .single());
    }

    private String name(UnifiedId id) {
        return jdbc.sql("select name from contacts.unified where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    @Test
    void a_lead_and_a_person_of_one_address_become_one_contact_and_a_company_an_account() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        String email = "grace-" + mark + "@harborpine.example";
        long lead = created(
                crm.leads().create(Map.of("name", "Grace L.", "email", Map.of("email", email, "category", "work"))));
        long person = created(crm.people()
                .create(Map.of(
                        "name", "Grace Lindqvist", "emails", List.of(Map.of("email", email, "category", "work")))));
        long company = created(
                crm.companies().create(Map.of("name", "Harbor & Pine", "email_domain", mark + ".harborpine.example")));

        pullAll();

        assertThat(of("lead", lead)).isEqualTo(of("person", person)).isNotEqualTo(of("company", company));
        assertThat(name(of("company", company))).isEqualTo("Harbor & Pine");
    }

    @Test
    void what_is_changed_in_the_crm_follows_with_the_next_pull_and_nothing_else_is_touched() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        RecordCalls<Person> people = crm.people();
        long person = created(people.create(Map.of("name", "Grace " + mark)));
        pullAll();

        created(people.update(person, Map.of("name", "Grace Lindqvist " + mark)));
        var second = pull.run(new CopperStream<>(source, RecordType.PERSON, people));
        var third = pull.run(new CopperStream<>(source, RecordType.PERSON, people));

        assertThat(second.changed()).isEqualTo(1);
        assertThat(third.changed()).isZero();
        assertThat(name(of("person", person))).isEqualTo("Grace Lindqvist " + mark);
    }
}
