package dev.pactwire.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.RunsBeside;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

/// Who is who, and what is known of them.
@RunsBeside
class ContactsTest extends WithContacts {

    @Test
    void a_lead_a_person_and_a_signer_of_one_address_are_one_contact_each_with_its_own_group() {
        contacts.observe(List.of(
                says(lead(1), email("Grace@HarborPine.example ")),
                says(person(7), email("grace@harborpine.example")),
                says(signer(3), email("grace@harborpine.example"))));

        assertThat(of(lead(1))).isEqualTo(of(person(7))).isEqualTo(of(signer(3)));
        var grace = contacts.find(of(person(7))).orElseThrow();
        assertThat(grace.email()).isEqualTo("grace@harborpine.example");
        assertThat(grace.attributes())
                .containsKeys("copper_lead/title", "copper_person/title", "docusign_recipient/title", "name");
    }

    @Test
    void who_was_nobody_and_meets_two_contacts_makes_them_one_and_the_younger_id_stays_good() {
        contacts.observe(List.of(says(lead(1), email("grace@harborpine.example"))));
        clock.move(Duration.ofSeconds(1));
        contacts.observe(List.of(says(person(7), email("grace@lindqvist.example"))));
        UnifiedId older = of(lead(1));
        UnifiedId younger = of(person(7));

        contacts.observe(List.of(says(signer(3), email("grace@harborpine.example"), email("grace@lindqvist.example"))));

        assertThat(beings(List.of(lead(1), person(7), signer(3)))).hasSize(1);
        assertThat(of(person(7))).isEqualTo(older);
        assertThat(contacts.find(younger).orElseThrow().id()).isEqualTo(older);
        assertThat(known()).isEqualTo(1);
    }

    @Test
    void a_converted_lead_is_the_person_that_it_has_become() {
        contacts.observe(List.of(says(lead(1), email("grace@old.example"))));
        contacts.observe(List.of(says(person(7), email("grace@new.example"), wasLead(1))));

        assertThat(of(lead(1))).isEqualTo(of(person(7)));
    }

    @Test
    void an_address_that_is_taken_away_parts_again_what_it_had_joined() {
        contacts.observe(List.of(
                says(person(1), email("shared@harborpine.example")),
                says(person(2), email("shared@harborpine.example"))));
        assertThat(beings(List.of(person(1), person(2)))).hasSize(1);

        contacts.observe(List.of(says(person(2), NOW.plusSeconds(60), "moved", email("mei@lumen.example"))));

        assertThat(beings(List.of(person(1), person(2)))).hasSize(2);
        assertThat(contacts.find(of(person(2))).orElseThrow().email()).isEqualTo("mei@lumen.example");
        assertThat(contacts.find(of(person(1))).orElseThrow().name()).isEqualTo("copper/person/1");
    }

    @Test
    void the_address_of_an_office_joins_nobody_and_neither_does_one_that_too_many_share() {
        contacts.observe(List.of(
                says(person(1), email("info@harborpine.example")), says(lead(1), email("info@harborpine.example"))));
        assertThat(beings(List.of(person(1), lead(1)))).hasSize(2);

        List<Observation> fifty = IntStream.rangeClosed(101, 150)
                .mapToObj(id -> says(person(id), email("none@harborpine.example")))
                .toList();
        contacts.observe(fifty);
        List<SourceRef> refs = fifty.stream().map(Observation::ref).toList();
        assertThat(beings(refs)).hasSize(1);

        contacts.observe(List.of(says(person(151), email("none@harborpine.example"))));
        assertThat(beings(refs)).hasSize(50);

        contacts.withdraw(Subject.CONTACT, List.of(person(120)));
        assertThat(beings(refs)).hasSize(1);
    }

    @Test
    void what_a_person_has_parted_stays_apart_and_what_a_person_has_joined_stays_joined() {
        contacts.observe(List.of(
                says(person(1), email("desk@harborpine.example")),
                says(person(2), email("desk@harborpine.example")),
                says(person(3), email("other@harborpine.example"))));

        contacts.separate(Subject.CONTACT, person(1), person(2), null);
        contacts.join(Subject.CONTACT, person(1), person(3), null);
        contacts.observe(List.of(
                says(person(1), NOW.plusSeconds(1), "again", email("desk@harborpine.example")),
                says(person(2), NOW.plusSeconds(1), "again", email("desk@harborpine.example")),
                says(person(3), NOW.plusSeconds(1), "again", email("new@harborpine.example"))));

        assertThat(of(person(1))).isEqualTo(of(person(3))).isNotEqualTo(of(person(2)));
    }

    @Test
    void a_person_belongs_to_a_company_that_was_only_heard_of_and_fills_later() {
        var harbor = new SourceRef("copper", "company", "9");
        contacts.observe(List.of(belongsTo(person(1), NOW, harbor), belongsTo(person(2), NOW)));
        UnifiedId shell = contacts.accountsOf(of(person(1))).getFirst();
        assertThat(contacts.find(shell).orElseThrow().attributes()).isEmpty();
        assertThat(contacts.accountsOf(of(person(2)))).isEmpty();

        contacts.observe(List.of(new Observation(
                harbor,
                Subject.ACCOUNT,
                List.of(),
                Map.of("name", new Said(StringNode.valueOf("Harbor & Pine"), false)),
                List.of(),
                NOW)));
        contacts.observe(List.of(belongsTo(person(2), NOW.plusSeconds(1), harbor)));

        assertThat(contacts.accountsOf(of(person(1)))).containsExactly(shell);
        assertThat(contacts.accountsOf(of(person(2)))).containsExactly(shell);
        assertThat(contacts.find(shell).orElseThrow().name()).isEqualTo("Harbor & Pine");

        contacts.observe(List.of(belongsTo(person(1), NOW.plusSeconds(1))));
        assertThat(contacts.accountsOf(of(person(1)))).as("has left").isEmpty();
    }

    private static Observation belongsTo(SourceRef person, Instant asOf, SourceRef... accounts) {
        var said = says(person, asOf, "title");
        return new Observation(person, Subject.CONTACT, said.identifiers(), said.attributes(), List.of(accounts), asOf);
    }

    @Test
    void an_older_word_of_a_record_changes_nothing() {
        contacts.observe(List.of(says(person(1), NOW, "now", email("grace@harborpine.example"))));
        contacts.observe(List.of(says(person(1), NOW.minusSeconds(1), "before", email("old@harborpine.example"))));

        assertThat(contacts.find(of(person(1))).orElseThrow().name()).isEqualTo("now");
    }

    @Test
    void with_its_last_record_a_contact_is_gone_and_its_aliases_with_it() {
        contacts.observe(List.of(says(person(1)), says(person(2))));
        UnifiedId one = of(person(1));
        contacts.withdraw(Subject.CONTACT, List.of(person(1)));

        assertThat(contacts.find(one)).isEmpty();
        assertThat(known()).isEqualTo(1);
    }
}
