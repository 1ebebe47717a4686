package dev.pactwire.recordpages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.CustomField;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.testing.PactwireTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is typed on record pages and in the forms of new records, over HTTP.
@PactwireTest
class EditingTest extends PagesOverHttp {

    @Test
    void every_fact_of_every_type_opens_its_editor_and_can_be_saved_unchanged() {
        customFields.add(
                office.user("Tomás Okafor", Role.ADMIN),
                "Size",
                CustomField.DataType.MULTI_SELECT,
                Set.of(RecordType.values()),
                null,
                List.of("S", "L"));
        for (CrmRecord it : List.of(
                office.person(ada, "Grace Lindqvist"),
                office.lead(ada, "Rosa Delgado"),
                office.company(ada, "Harbor " + UUID.randomUUID()),
                office.opportunity(ada, "Autumn collection"))) {
            String page = browser.get(Routes.of(it.ref())).body();
            for (String key : Visitor.matches(page, "facts/([a-z_0-9-]+)/edit")) {
                var editor = browser.get(Routes.of(it.ref()) + "/facts/" + key + "/edit");
                assertThat(editor.status()).as(key).isEqualTo(200);
                assertThat(editor.body()).as(key).contains("<form");
                var saved = browser.putFields(Routes.of(it.ref()) + "/facts/" + key, Visitor.fields(editor.body()));
                assertThat(saved.status())
                        .as(it.type() + " " + key + " " + saved.body())
                        .isEqualTo(200);
            }
            assertThat(records.get(ada, it.ref()).orElseThrow().values()).isEqualTo(it.values());
        }
    }

    @Test
    void a_refused_value_comes_back_as_it_was_typed_with_a_sentence() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");

        var answer = browser.put(
                Routes.of(it.ref()) + "/facts/monetary_value",
                Map.of("monetary_value", "a lot", "monetary_value.currency", "EUR"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.headers()).containsKey("x-again");
        assertThat(answer.body())
                .contains("value=\"a lot\"")
                .contains("role=\"alert\"")
                .contains("“a lot” is not a number.");
        assertThat(office.reread(ada, it.ref(), Field.MONETARY_VALUE)).isEqualByComparingTo("48000");
    }

    @Test
    void an_address_that_another_person_has_is_refused_by_name() {
        CrmRecord grace = office.person(ada, "Grace Lindqvist");
        CrmRecord other = office.person(ada, "Omar Haddad");
        String taken = grace.values().list(Field.EMAILS).getFirst().value();

        var answer = browser.put(
                Routes.of(other.ref()) + "/facts/emails", Map.of("emails.value", taken, "emails.category", "work"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(taken).contains("Another person already has");
    }

    @Test
    void numbers_are_read_in_the_language_of_the_person() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");
        var camille = new Visitor(office, office.user("Camille Roux", Role.SALES, Locale.FRENCH), port);

        browser.put(Routes.of(it.ref()) + "/facts/monetary_value", Map.of("monetary_value", "12,500.75"));
        assertThat(office.reread(ada, it.ref(), Field.MONETARY_VALUE)).isEqualByComparingTo("12500.75");

        camille.put(Routes.of(it.ref()) + "/facts/monetary_value", Map.of("monetary_value", "13 500,25"));
        assertThat(office.reread(ada, it.ref(), Field.MONETARY_VALUE)).isEqualByComparingTo("13500.25");
        assertThat(camille.get(Routes.of(it.ref()) + "/facts/monetary_value/edit")
                        .body())
                .contains("13500,25");
    }

    @Test
    void a_record_is_created_from_what_is_asked_and_belongs_to_whoever_made_it() {
        String address = UUID.randomUUID() + "@harborpine.example";

        var answer = browser.post(
                "/people",
                Map.of(
                        "name",
                        "Grace van der Berg",
                        "title",
                        "Director",
                        "emails.value",
                        address,
                        "emails.category",
                        "work",
                        "assignee",
                        ada.id().value().toString()));

        assertThat(answer.status()).isEqualTo(302);
        CrmRecord grace = records.personByEmail(ada, address).orElseThrow();
        assertThat(answer.redirect()).endsWith("/people/" + grace.id());
        assertThat(grace.get(Field.LAST_NAME)).isEqualTo("Berg");
        assertThat(grace.assignee()).isEqualTo(ada.id());
    }

    @Test
    void a_new_opportunity_of_a_company_is_filled_with_it() {
        CrmRecord company = office.company(ada, "Harbor & Pine");

        String form =
                browser.get("/opportunities/new?company_id=" + company.id()).body();

        assertThat(form)
                .contains("name=\"company_id\" value=\"" + company.id() + "\"")
                .contains("value=\"Harbor &amp; Pine\"");
    }

    @Test
    void a_record_that_is_made_on_another_ones_page_is_related_to_it_and_leads_back() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");

        String form = browser.get("/people/new?for=" + Routes.of(it.ref())).body();
        var answer = browser.post("/people", Map.of("name", "Grace Lindqvist", "for", Routes.of(it.ref())));

        assertThat(form).contains("name=\"for\" value=\"" + Routes.of(it.ref()) + "\"");
        assertThat(answer.redirect()).endsWith(Routes.of(it.ref()));
        assertThat(relations.of(ada, it.ref())).extracting(CrmRecord::name).containsExactly("Grace Lindqvist");
    }

    @Test
    void a_name_that_was_typed_but_not_chosen_is_asked_about() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");

        var answer = browser.put(
                Routes.of(it.ref()) + "/facts/company_id", Map.of("company_id", "", "company_id.name", "Harb"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Choose one from the list first.").contains("value=\"Harb\"");
    }

    @Test
    void a_name_is_required_and_the_rest_of_the_form_is_kept() {
        var answer = browser.post("/companies", Map.of("name", " ", "email_domain", "kept.example"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Enter a name.").contains("kept.example");
    }

    @Test
    void percentages_are_written_as_the_language_does() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");
        var camille = new Visitor(office, office.user("Camille Roux", Role.SALES, Locale.FRENCH), port);

        assertThat(browser.get(Routes.of(it.ref())).body()).contains(">10%<");
        assertThat(camille.get(Routes.of(it.ref())).body()).contains(">10\u00a0%<");
    }

    @Test
    void an_amount_that_can_be_read_in_two_ways_is_asked_about() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");
        String path = Routes.of(it.ref()) + "/facts/monetary_value";

        browser.put(path, Map.of("monetary_value", "12.345,67", "monetary_value.currency", "EUR"));
        assertThat(office.reread(ada, it.ref(), Field.MONETARY_VALUE)).isEqualByComparingTo("12345.67");
        var refused = browser.put(path, Map.of("monetary_value", "13.500", "monetary_value.currency", "EUR"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("“13.500” can be read in two ways. Write 13,500 or 13.5.");
        assertThat(office.reread(ada, it.ref(), Field.MONETARY_VALUE)).isEqualByComparingTo("12345.67");
    }
}
