package dev.pactwire.copperapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.records.CustomFields;
import dev.pactwire.records.Records;
import dev.pactwire.recordtypes.CustomField;
import dev.pactwire.recordtypes.CustomField.DataType;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Visibility;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class RecordWireTest extends WireTest {

    private static final Set<String> PERSON = Set.of(
            "id",
            "name",
            "prefix",
            "first_name",
            "middle_name",
            "last_name",
            "suffix",
            "address",
            "assignee_id",
            "company_id",
            "company_name",
            "contact_type_id",
            "details",
            "emails",
            "phone_numbers",
            "socials",
            "tags",
            "title",
            "websites",
            "custom_fields",
            "date_created",
            "date_modified",
            "date_last_contacted",
            "interaction_count",
            "leads_converted_from",
            "date_lead_created");
    private static final Set<String> LEAD = Set.of(
            "id",
            "name",
            "prefix",
            "first_name",
            "last_name",
            "middle_name",
            "suffix",
            "address",
            "assignee_id",
            "company_name",
            "customer_source_id",
            "details",
            "email",
            "interaction_count",
            "monetary_unit",
            "monetary_value",
            "converted_unit",
            "converted_value",
            "socials",
            "status",
            "status_id",
            "tags",
            "title",
            "websites",
            "phone_numbers",
            "custom_fields",
            "date_created",
            "date_modified",
            "date_last_contacted",
            "converted_opportunity_id",
            "converted_contact_id",
            "converted_at");
    private static final Set<String> COMPANY = Set.of(
            "id",
            "name",
            "address",
            "assignee_id",
            "contact_type_id",
            "details",
            "email_domain",
            "phone_numbers",
            "primary_contact_id",
            "socials",
            "tags",
            "websites",
            "custom_fields",
            "interaction_count",
            "date_created",
            "date_modified");
    private static final Set<String> OPPORTUNITY = Set.of(
            "id",
            "name",
            "assignee_id",
            "close_date",
            "company_id",
            "company_name",
            "customer_source_id",
            "details",
            "loss_reason_id",
            "pipeline_id",
            "pipeline_is_revenue",
            "pipeline_stage_id",
            "pipeline_type",
            "primary_contact_id",
            "priority",
            "status",
            "tags",
            "interaction_count",
            "monetary_unit",
            "monetary_value",
            "converted_unit",
            "converted_value",
            "win_probability",
            "date_stage_changed",
            "date_last_contacted",
            "leads_converted_from",
            "date_lead_created",
            "date_created",
            "date_modified",
            "custom_fields");

    @Autowired
    CustomFields customFields;

    @Autowired
    Records records;

    @Test
    void each_type_has_exactly_the_keys_of_the_developer_api() {
        assertThat(keys(ada.post("/people", "{'name':'Grace'}").json())).isEqualTo(PERSON);
        assertThat(keys(ada.post("/leads", "{'name':'Sam'}").json())).isEqualTo(LEAD);
        assertThat(keys(ada.post("/companies", "{'name':'Harbor & Pine'}").json()))
                .isEqualTo(COMPANY);
        assertThat(keys(ada.post("/opportunities", "{'name':'8 machines'}").json()))
                .isEqualTo(OPPORTUNITY);
    }

    private static Set<String> keys(JsonNode object) {
        return Set.copyOf(object.propertyNames());
    }

    @Test
    void a_created_person_is_answered_with_200_and_a_split_name() {
        var answer = ada.post("/people", """
                {'name':'Grace May Lindqvist','emails':[{'email':'grace.%s@harborpine.example','category':'work'}],
                 'phone_numbers':[{'number':'415-123-45678','category':'mobile'}],
                 'address':{'street':'301 Howard St','city':'San Francisco','state':'CA','postal_code':'94105','country':'US'},
                 'socials':[{'url':'https://www.linkedin.com/in/x','category':'linkedin'}],'tags':['fair'],
                 'assignee_id':%d,'unknown_key':{'is':'ignored'}}""".formatted(mark, cast.ada().number()));

        JsonNode grace = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(grace.path("first_name").asString()).isEqualTo("Grace");
        assertThat(grace.path("middle_name").asString()).isEqualTo("May");
        assertThat(grace.path("last_name").asString()).isEqualTo("Lindqvist");
        assertThat(grace.path("emails").get(0).path("category").asString()).isEqualTo("work");
        assertThat(grace.path("phone_numbers").get(0).path("number").asString()).isEqualTo("415-123-45678");
        assertThat(grace.path("socials").get(0).path("url").asString()).endsWith("/in/x");
        assertThat(grace.path("address").path("postal_code").asString()).isEqualTo("94105");
        assertThat(grace.path("assignee_id").asLong()).isEqualTo(cast.ada().number());
        assertThat(grace.path("contact_type_id").asLong()).isPositive();
        assertThat(grace.path("date_created").isIntegralNumber()).isTrue();
        assertThat(ada.get("/people/" + grace.path("id")).json()).isEqualTo(grace);
    }

    @Test
    void put_is_a_patch() {
        long grace = created("people", "{'name':'Grace','title':'COO','details':'met','address':{'city':'Bath'}}");

        JsonNode after = ada.put("/people/" + grace, "{'details':null,'address':null,'id':7,'date_created':1}")
                .json();

        assertThat(after.path("title").asString()).isEqualTo("COO");
        assertThat(after.path("details").isNull()).isTrue();
        assertThat(after.path("address").isNull()).isTrue();
        assertThat(after.path("id").asLong()).isEqualTo(grace);
    }

    @Test
    void the_company_of_a_person_is_not_changed_by_put() {
        long company = created("companies", "{'name':'Harbor & Pine'}");
        long grace = created("people", "{'name':'Grace','company_id':" + company + "}");

        JsonNode after =
                ada.put("/people/" + grace, "{'company_id':null,'title':'COO'}").json();

        assertThat(after.path("company_id").asLong()).isEqualTo(company);
        assertThat(after.path("company_name").asString()).isEqualTo("Harbor & Pine");
    }

    @Test
    void the_address_of_a_lead_is_one_object_and_its_status_has_a_name() {
        JsonNode lead = ada.post(
                        "/leads",
                        "{'name':'Sam Summers','email':{'email':'sam@engine.example','category':'work'},'monetary_value':5000}")
                .json();

        assertThat(lead.path("email").path("email").asString()).isEqualTo("sam@engine.example");
        assertThat(lead.path("status").asString()).isEqualTo("New");
        assertThat(lead.path("monetary_value").isNumber()).isTrue();
        assertThat(lead.path("converted_value").asString()).isEqualTo("5000.0");
        JsonNode contacted = ada.put("/leads/" + lead.path("id"), "{'status':'contacted','email':null}")
                .json();
        assertThat(contacted.path("status").asString()).isEqualTo("Contacted");
        assertThat(contacted.path("email").isNull()).isTrue();
    }

    @Test
    void an_opportunity_has_words_for_its_states_and_a_close_date_without_zeros() {
        JsonNode deal = ada.post(
                        "/opportunities",
                        "{'name':'8 machines','close_date':'01/04/2027','priority':'High','monetary_value':250000.5,'monetary_unit':'EUR'}")
                .json();

        assertThat(deal.path("close_date").asString()).isEqualTo("1/4/2027");
        assertThat(deal.path("priority").asString()).isEqualTo("High");
        assertThat(deal.path("status").asString()).isEqualTo("Open");
        assertThat(deal.path("pipeline_type").asString()).isEqualTo("standard");
        assertThat(deal.path("converted_value").asString()).isEqualTo("250000.5");
        JsonNode won = ada.put("/opportunities/" + deal.path("id"), "{'status':'Won','priority':null}")
                .json();
        assertThat(won.path("status").asString()).isEqualTo("Won");
        assertThat(won.path("priority").asString()).isEqualTo("High");
    }

    @Test
    void custom_fields_list_every_definition_of_the_type() {
        CustomField size = define("Size", DataType.DROPDOWN, List.of("S", "M"));
        CustomField likes = define("Likes", DataType.MULTI_SELECT, List.of("Tea", "Coffee"));
        CustomField since = define("Since", DataType.DATE, List.of());
        CustomField vip = define("VIP", DataType.CHECKBOX, List.of());
        CustomField score = define("Score", DataType.FLOAT, List.of());
        long medium = size.options().get(1).id();

        JsonNode grace = ada.post("/people", """
                        {'name':'Grace','custom_fields':[{'custom_field_definition_id':%d,'value':%d},
                          {'custom_field_definition_id':%d,'value':1575446400},{'custom_field_definition_id':%d,'value':7.5}]}""".formatted(size.id(), medium, since.id(), score.id()))
                .json();

        assertThat(custom(grace, size).asLong()).isEqualTo(medium);
        assertThat(custom(grace, since).asLong()).isEqualTo(1575417600);
        assertThat(custom(grace, score).decimalValue()).isEqualByComparingTo("7.5");
        assertThat(custom(grace, likes).isArray()).isTrue();
        assertThat(custom(grace, vip).isBoolean()).isTrue();
        String clear = "{'custom_fields':[{'custom_field_definition_id':%d,'value':null}]}".formatted(size.id());
        assertThat(custom(ada.put("/people/" + grace.path("id"), clear).json(), size)
                        .isNull())
                .isTrue();
        String wrong = "{'custom_fields':[{'custom_field_definition_id':%d,'value':-1}]}".formatted(size.id());
        assertThat(ada.put("/people/" + grace.path("id"), wrong).status()).isEqualTo(422);
    }

    private CustomField define(String name, DataType type, List<String> options) {
        return customFields.add(cast.tomas(), name + " " + mark, type, Set.of(RecordType.PERSON), null, options);
    }

    private static JsonNode custom(JsonNode record, CustomField field) {
        for (JsonNode value : record.path("custom_fields")) {
            if (value.path("custom_field_definition_id").asLong() == field.id()) {
                return value.path("value");
            }
        }
        throw new AssertionError("no " + field.name());
    }

    @Test
    void a_second_person_with_an_address_and_a_second_company_with_a_domain_get_422() {
        String person =
                "{'name':'Grace','emails':[{'email':'grace.%s@harborpine.example','category':'work'}]}".formatted(mark);
        String company = "{'name':'Harbor & Pine','email_domain':'%s.example'}".formatted(mark);
        created("people", person);
        created("companies", company);

        var taken = ada.post("/people", person);
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.json().path("success").asBoolean()).isFalse();
        assertThat(taken.json().path("status").asInt()).isEqualTo(422);
        assertThat(taken.message()).startsWith("Invalid input: Validation errors: Emails: ");
        assertThat(ada.post("/companies", company).message())
                .startsWith("Invalid input: Validation errors: Email Domain: ");
    }

    @Test
    void deleting_answers_the_id_and_is_for_good() {
        long grace = created("people", "{'name':'Grace'}");

        JsonNode gone = ada.delete("/people/" + grace).json();

        assertThat(gone.path("id").asLong()).isEqualTo(grace);
        assertThat(gone.path("is_deleted").asBoolean()).isTrue();
        var again = ada.get("/people/" + grace);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.text()).isEqualTo("{\"success\":false,\"status\":404,\"message\":\"Resource not found\"}");
    }

    @Test
    void a_record_that_is_private_to_another_does_not_exist_here() {
        long secret = records.create(
                        cast.tomas(),
                        RecordType.OPPORTUNITY,
                        Patch.of(Field.NAME, mark).set(Field.VISIBILITY, Visibility.PRIVATE))
                .id();

        assertThat(ada.get("/opportunities/" + secret).status()).isEqualTo(404);
        assertThat(ada.put("/opportunities/" + secret, "{'name':'x'}").status()).isEqualTo(404);
        assertThat(ada.get("/opportunities/" + secret + "/files").status()).isEqualTo(404);
        assertThat(ada.get("/opportunities/" + secret + "/related").status()).isEqualTo(404);
        assertThat(ada.post("/opportunities/search", "{'name':'" + mark + "'}").json())
                .isEmpty();
    }

    @Test
    void a_person_is_fetched_by_address() {
        String address = "grace." + mark + "@harborpine.example";
        long grace = created("people", "{'name':'Grace','emails':[{'email':'" + address + "','category':'work'}]}");

        assertThat(ada.post("/people/fetch_by_email", "{'email':'" + address.toUpperCase(java.util.Locale.ROOT) + "'}")
                        .json()
                        .path("id")
                        .asLong())
                .isEqualTo(grace);
        assertThat(ada.post("/people/fetch_by_email", "{'email':'nobody@" + mark + ".example'}")
                        .status())
                .isEqualTo(404);
        assertThat(ada.post("/people/fetch_by_email", "{}").status()).isEqualTo(422);
    }

    @Test
    void values_of_the_wrong_kind_are_422_with_the_field_in_the_sentence() {
        long grace = created("people", "{'name':'Grace'}");

        assertWrong(grace, "{'assignee_id':'test'}", "Assignee Id");
        assertWrong(grace, "{'assignee_id':999999999}", "Assignee Id");
        assertWrong(grace, "{'contact_type_id':999999999}", "Contact Type Id");
        assertWrong(grace, "{'name':{'first':'x'}}", "Name");
        assertWrong(grace, "{'name':' '}", "Name");
        assertWrong(grace, "{'address':'here'}", "Address");
        assertWrong(grace, "{'emails':[{'email':'not one','category':'work'}]}", "Emails");
        assertWrong(grace, "{'phone_numbers':[{'number':'1','category':'boat'}]}", "Phone Numbers");
        assertThat(ada.post("/opportunities", "{'name':'x','company_id':'test'}")
                        .message())
                .startsWith("Invalid input: Validation errors: Company Id: Invalid value");
        assertThat(ada.post("/opportunities", "{'name':'x','close_date':'2027-01-14'}")
                        .status())
                .isEqualTo(422);
        assertThat(ada.post("/opportunities", "{'name':'x','win_probability':101}")
                        .status())
                .isEqualTo(422);
        assertThat(ada.post("/opportunities", "{'name':'x','status':'Maybe'}").status())
                .isEqualTo(422);
        assertThat(ada.post("/opportunities", "{'name':'x','monetary_value':'much'}")
                        .status())
                .isEqualTo(422);
        assertThat(ada.post("/opportunities", "{'name':'x','monetary_value':1e400}")
                        .status())
                .isEqualTo(422);
    }

    private void assertWrong(long person, String body, String label) {
        var answer = ada.put("/people/" + person, body);
        assertThat(answer.status()).as(body).isEqualTo(422);
        assertThat(answer.message()).startsWith("Invalid input: Validation errors: " + label + ": ");
    }
}
