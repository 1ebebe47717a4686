package dev.pactwire.copper;

import static dev.pactwire.testing.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.platform.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordCallsTest extends Wired {

    @Test
    void every_call_carries_the_three_headers_of_a_key() {
        crm.next(json(200, "{\"id\":7,\"name\":\"Grace Lindqvist\"}"));

        done(session.people().get(7));

        assertThat(lastCall()).isEqualTo("GET /people/7");
        assertThat(crm.last().header("X-PW-AccessToken")).isEqualTo("key-of-tomas");
        assertThat(crm.last().header("X-PW-Application")).isEqualTo("developer_api");
        assertThat(crm.last().header("X-PW-UserEmail")).isEqualTo("tomas@lumen.example");
        assertThat(crm.last().header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void a_bearer_token_replaces_them() {
        crm.next(json(200, "{\"id\":7}"));
        var bearer = new CopperConnection(base, new CopperConnection.Bearer("t0ken"), connection.quota());

        done(new Copper(outgoing, meter, new Ids(clock))
                .at(bearer, Urgency.INTERACTIVE)
                .people()
                .get(7));

        assertThat(crm.last().header("Authorization")).isEqualTo("Bearer t0ken");
        assertThat(crm.last().header("X-PW-AccessToken")).isEmpty();
        assertThat(connection.toString() + bearer)
                .doesNotContain("key-of-tomas")
                .doesNotContain("t0ken");
    }

    @Test
    void a_person_is_read_by_name_and_kept_whole() {
        crm.next(json(200, """
                {"id":7,"name":"Grace Lindqvist","first_name":"Grace","last_name":"Lindqvist","title":null,"assignee_id":3,
                 "company_id":9,"company_name":"Harbor & Pine","emails":[{"email":"grace@harborpine.example","category":"work"}],
                 "phone_numbers":[],"tags":["vip"],"leads_converted_from":[5,{"lead_id":6}],"date_modified":1577804581,
                 "custom_fields":[{"custom_field_definition_id":1,"value":null},{"custom_field_definition_id":2,"value":[3,4]}],
                 "brand_new_key":{"a":1}}"""));

        Person grace = done(session.people().get(7));

        assertThat(grace.ref()).isEqualTo(GRACE);
        assertThat(grace.emails()).containsExactly("grace@harborpine.example");
        assertThat(grace.companyId()).isEqualTo(OptionalLong.of(9));
        assertThat(grace.title()).isEmpty();
        assertThat(grace.convertedFrom()).containsExactly(5L, 6L);
        assertThat(grace.basics().modified()).contains(Instant.ofEpochSecond(1577804581));
        assertThat(grace.basics().customFields()).containsOnlyKeys(2L);
        assertThat(grace.basics().raw().at("/brand_new_key/a").intValue()).isEqualTo(1);
    }

    @Test
    void a_lead_has_one_email_and_tells_what_became_of_it() {
        crm.next(
                json(
                        200,
                        "{\"id\":5,\"name\":\"G\",\"email\":{\"email\":\"grace@harborpine.example\"},\"status\":\"New\",\"status_id\":1,\"converted_contact_id\":7}"));

        Lead lead = done(session.leads().get(5));

        assertThat(lead.email()).isEqualTo("grace@harborpine.example");
        assertThat(lead.convertedPersonId()).isEqualTo(OptionalLong.of(7));
        assertThat(lead.convertedOpportunityId()).isEmpty();
    }

    @Test
    void a_company_and_an_opportunity_are_read() {
        crm.next(
                json(200, "{\"id\":9,\"name\":\"Harbor & Pine\",\"email_domain\":\"harborpine.example\"}"),
                json(
                        200,
                        "{\"id\":42,\"name\":\"Rebrand\",\"monetary_value\":250000.5,\"monetary_unit\":\"EUR\",\"status\":\"Open\",\"close_date\":\"1/14/2027\",\"pipeline_id\":1,\"pipeline_stage_id\":2,\"primary_contact_id\":7}"));

        assertThat(done(session.companies().get(9)).emailDomain()).isEqualTo("harborpine.example");
        Opportunity deal = done(session.opportunities().get(42));
        assertThat(deal.value()).contains(new BigDecimal("250000.5"));
        assertThat(deal.currency()).isEqualTo("EUR");
        assertThat(deal.closeDate()).isEqualTo("1/14/2027");
    }

    @Test
    void a_search_is_a_post_with_everything_in_its_body() {
        crm.next(json(200, "[{\"id\":7,\"name\":\"Grace\"},{\"name\":\"no id\"}]")
                .with("X-PW-TOTAL", "301"));

        RecordCalls.Page<Person> page =
                done(session.people().search(RecordSearch.modifiedSince(TEN).atPage(2)));

        assertThat(lastCall()).isEqualTo("POST /people/search");
        assertThat(lastBody().path("minimum_modified_date").longValue()).isEqualTo(TEN.getEpochSecond());
        assertThat(lastBody().path("sort_by").asString()).isEqualTo("date_modified");
        assertThat(lastBody().path("page_number").intValue()).isEqualTo(2);
        assertThat(lastBody().path("page_size").intValue()).isEqualTo(200);
        assertThat(page.records()).extracting(Person::id).containsExactly(7L);
        assertThat(page.total()).isEqualTo(OptionalLong.of(301));
        assertThat(page.rows()).isEqualTo(2);
        assertThat(page.unreadable()).isEqualTo(1);
    }

    @Test
    void filters_go_along_and_a_page_has_a_limit() {
        crm.next(json(200, "[]"));

        done(session.people().search(RecordSearch.where(Map.of("emails", List.of("grace@harborpine.example")))));

        assertThat(lastBody().at("/emails/0").asString()).isEqualTo("grace@harborpine.example");
        assertThatThrownBy(() -> new RecordSearch(1, 201, Map.of())).hasMessageContaining("200");
    }

    @Test
    void creating_is_a_post_and_updating_clears_with_null() {
        crm.next(json(200, "{\"id\":7,\"name\":\"Grace\"}"), json(200, "{\"id\":7,\"name\":\"Grace\"}"));

        assertThat(done(session.people().create(Map.of("name", "Grace"))).id()).isEqualTo(7);
        assertThat(lastCall()).isEqualTo("POST /people");

        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("title", null);
        done(session.people().update(7, values));
        assertThat(lastCall()).isEqualTo("PUT /people/7");
        assertThat(crm.last().text()).isEqualTo("{\"title\":null}");
    }

    @Test
    void a_second_person_with_the_same_email_is_invalid() {
        crm.next(json(422, "{\"success\":false,\"status\":422,\"message\":\"Invalid input: Duplicate email\"}"));

        assertThat(problem(session.people().create(Map.of("name", "Grace"))))
                .isEqualTo(new CrmProblem.Invalid("Invalid input: Duplicate email"));
    }
}
