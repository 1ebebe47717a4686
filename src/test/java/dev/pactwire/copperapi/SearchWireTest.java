package dev.pactwire.copperapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SearchWireTest extends WireTest {

    @Test
    void a_search_answers_a_bare_array_and_counts_in_a_header() {
        List.of("a", "b", "c").forEach(this::person);

        var page = ada.post("/people/search", "{'name':'%s','page_size':2,'page_number':2}".formatted(mark));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers()).containsEntry("x-pw-total", "3");
        assertThat(names(page.json())).containsExactly("c " + mark);
    }

    @Test
    void parameters_stand_in_the_query_as_well_and_may_repeat() {
        List.of("a", "b").forEach(this::person);

        var answer = ada.post(
                "/people/search?name=" + mark + "&sort_by=name&sort_by=name&sort_direction=desc&page_size=1", null);
        var merged = ada.post("/people/search?page_size=1", "{'name':'" + mark + "'}");

        assertThat(names(answer.json())).containsExactly("b " + mark);
        assertThat(names(merged.json())).containsExactly("a " + mark);
    }

    @Test
    void minus_two_means_none() {
        person("a");
        created(
                "people",
                "{'name':'b %s','assignee_id':%d}".formatted(mark, cast.ada().number()));

        assertThat(names(search("'assignee_ids':[-2]"))).containsExactly("a " + mark);
        assertThat(names(search("'assignee_ids':[" + cast.ada().number() + "]")))
                .containsExactly("b " + mark);
        assertThat(names(search("'assignee_ids':[-2," + cast.ada().number() + "]")))
                .hasSize(2);
        assertThat(names(search("'assignee_ids':[987654321]"))).isEmpty();
        assertThat(names(search("'company_ids':[-2]"))).hasSize(2);
    }

    @Test
    void filters_of_both_vintages_are_understood_and_unknown_keys_are_ignored() {
        created("people", """
                {'name':'a %1$s','emails':[{'email':'a.%1$s@x.example','category':'work'}],'tags':['vip','t%1$s'],'title':'COO',
                 'phone_numbers':[{'number':'(415) 555-0101','category':'work'}],'address':{'city':'Bath','country':'GB'}}""".formatted(mark));
        person("b");

        for (String filter : List.of(
                "'emails':['A.%s@x.example']".formatted(mark),
                "'tags':['t%s']".formatted(mark),
                "'tags':{'option':'ANY','value':['t%s']}".formatted(mark),
                "'phone_number':'5550101'",
                "'phone_number':{'value':'0101','match':'partial'}",
                "'city':'bath'",
                "'country':'GB'",
                "'title':'coo'",
                "'minimum_created_date':1000,'followed':2,'unknown':[1]")) {
            assertThat(names(search(filter))).as(filter).contains("a " + mark);
        }
        assertThat(names(search("'city':''"))).containsExactly("b " + mark);
        assertThat(names(search("'maximum_created_date':1000"))).isEmpty();
        assertThat(names(search("'minimum_interaction_count':1"))).isEmpty();
        assertThat(names(search("'age':3600"))).hasSize(2);
    }

    @Test
    void a_pull_moves_its_cursor_over_everything_that_changed() {
        List<Long> ids = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            ids.add(person(name));
            clock.advance(Duration.ofSeconds(2));
        }
        ada.put("/people/" + ids.getFirst(), "{'title':'CEO'}");
        String query = "'sort_by':'date_modified','sort_direction':'asc','page_size':2";

        JsonNode first = search(query);
        long cursor = first.get(1).path("date_modified").asLong();
        JsonNode second = search(query + ",'minimum_modified_date':" + cursor);

        assertThat(names(first)).containsExactly("b " + mark, "c " + mark);
        assertThat(names(second)).containsExactly("c " + mark, "a " + mark);
    }

    @Test
    void opportunities_are_found_by_state_stage_and_amount() {
        created("opportunities", "{'name':'small %s','monetary_value':100,'close_date':'1/14/2027'}".formatted(mark));
        created(
                "opportunities",
                "{'name':'big %s','monetary_value':90000,'status':'Won','priority':'High'}".formatted(mark));

        assertThat(names(deals("'status_ids':[1]"))).containsExactly("big " + mark);
        assertThat(names(deals("'statuses':['Open']"))).containsExactly("small " + mark);
        assertThat(names(deals("'priorities':['High']"))).containsExactly("big " + mark);
        assertThat(names(deals("'minimum_monetary_value':1000"))).containsExactly("big " + mark);
        assertThat(names(deals("'minimum_close_date':'1/1/2027'"))).containsExactly("small " + mark);
        assertThat(names(deals("'minimum_stage_change_date':1000,'maximum_date_stage_changed':1001")))
                .isEmpty();
        assertThat(names(deals("'sort_by':'monetary_value','sort_direction':'desc'")))
                .containsExactly("big " + mark, "small " + mark);
        assertThat(names(deals("'sort_by':'inactive_days'"))).hasSize(2);
    }

    @Test
    void leads_and_companies_have_their_own_filters() {
        created(
                "leads",
                "{'name':'Sam %1$s','email':{'email':'sam.%1$s@x.example'},'company_name':'Engine'}".formatted(mark));
        created("companies", "{'name':'Harbor %1$s','email_domain':'%1$s.example'}".formatted(mark));

        assertThat(ada.post(
                                "/leads/search",
                                "{'emails':'sam.%s@x.example','include_converted_leads':true}".formatted(mark))
                        .json())
                .hasSize(1);
        assertThat(ada.post("/leads/search", "{'company_name':'engine','last_name':'%s'}".formatted(mark))
                        .json())
                .hasSize(1);
        assertThat(ada.post("/companies/search", "{'email_domains':'%s.EXAMPLE'}".formatted(mark))
                        .json())
                .hasSize(1);
    }

    @Test
    void only_the_fields_that_are_asked_for_come_back() {
        person("a");

        JsonNode row = only(search("'fields':['name','title']"));

        assertThat(row.propertyNames()).containsExactlyInAnyOrder("id", "name", "title");
    }

    @Test
    void what_cannot_be_asked_is_422() {
        for (String wrong : List.of(
                "{'page_size':201}",
                "{'page_size':0}",
                "{'page_number':'x'}",
                "{'sort_by':'shoe_size'}",
                "{'assignee_ids':['x']}",
                "{'phone_number':'none'}",
                "{'minimum_created_date':'yesterday'}",
                "{'custom_fields':[{'custom_field_definition_id':987654321,'value':1}]}",
                "[1]",
                "'text'")) {
            assertThat(ada.post("/people/search", wrong).status()).as(wrong).isEqualTo(422);
        }
        assertThat(ada.post("/people/search", "{'page_number':501,'page_size':200}")
                        .json())
                .isEmpty();
    }

    private long person(String name) {
        return created("people", "{'name':'%s %s'}".formatted(name, mark));
    }

    private JsonNode search(String filter) {
        return ada.post("/people/search", "{'name':'%s',%s}".formatted(mark, filter))
                .json();
    }

    private JsonNode deals(String filter) {
        return ada.post("/opportunities/search", "{'name':'%s',%s}".formatted(mark, filter))
                .json();
    }

    private static List<String> names(JsonNode rows) {
        return rows.valueStream().map(row -> row.path("name").asString()).toList();
    }
}
