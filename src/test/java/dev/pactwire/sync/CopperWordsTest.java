package dev.pactwire.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.contacts.Identifier;
import dev.pactwire.contacts.Observation;
import dev.pactwire.contacts.SourceRef;
import dev.pactwire.contacts.Subject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What a record of the CRM says of whom.
class CopperWordsTest {

    private static Observation of(String type, String body) {
        return CopperWords.of("lumen", new RawRecord(type, 7, body, Instant.ofEpochSecond(1_577_804_581)))
                .orElseThrow();
    }

    @Test
    void a_person_is_known_by_id_first_address_and_the_leads_that_it_was_and_belongs_to_its_company() {
        var grace = of("person", """
                {"id":7,"name":"Grace Lindqvist","company_id":9,"leads_converted_from":[5,{"lead_id":6}],
                 "emails":[{"email":"Grace@HarborPine.example","category":"work"},{"email":"second@harborpine.example"}]}""");

        assertThat(grace.identifiers())
                .containsExactlyInAnyOrder(
                        new Identifier("copper:person", "lumen/7"),
                        new Identifier("copper:lead", "lumen/5"),
                        new Identifier("copper:lead", "lumen/6"),
                        new Identifier("email", "grace@harborpine.example"));
        assertThat(grace.accounts()).containsExactly(new SourceRef("lumen", "company", "9"));
        assertThat(grace.attributes()).containsOnlyKeys("copper_person/id", "name");
        assertThat(grace.attributes().get("copper_person/id").overwrites()).isTrue();
        assertThat(grace.attributes().get("name").overwrites()).isFalse();
    }

    @Test
    void nobody_belongs_to_a_company_that_is_null_and_no_address_is_no_identifier() {
        var nobody = of("person", "{\"id\":7,\"name\":null,\"company_id\":null,\"emails\":[]}");

        assertThat(nobody.accounts()).isEmpty();
        assertThat(nobody.identifiers()).containsExactly(new Identifier("copper:person", "lumen/7"));
        assertThat(nobody.attributes()).containsOnlyKeys("copper_person/id");
    }

    @Test
    void a_lead_has_one_address_and_a_company_its_domain() {
        assertThat(of("lead", "{\"id\":7,\"email\":{\"email\":\"grace@harborpine.example\"}}")
                        .identifiers())
                .contains(new Identifier("email", "grace@harborpine.example"));
        var company = of("company", "{\"id\":7,\"email_domain\":\"https://www.HarborPine.example/about\"}");
        assertThat(company.subject()).isEqualTo(Subject.ACCOUNT);
        assertThat(company.identifiers()).contains(new Identifier("domain", "harborpine.example"));
    }

    @Test
    void hostile_shapes_say_nothing_more_than_who_it_is() {
        var odd = of(
                "person",
                "{\"id\":7,\"name\":{\"a\":1},\"emails\":\"x\",\"company_id\":\"9\",\"leads_converted_from\":{\"a\":[]}}");

        assertThat(odd.identifiers()).containsExactly(new Identifier("copper:person", "lumen/7"));
        assertThat(odd.accounts()).isEmpty();
    }
}
