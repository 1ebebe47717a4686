package dev.pactwire.copperapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CatalogWireTest extends WireTest {

    @Test
    void the_account_announces_its_extensions() {
        JsonNode account = ada.get("/account").json();

        assertThat(keys(account)).isEqualTo(Set.of("id", "name", "primary_timezone", "settings", "extensions"));
        assertThat(keys(account.path("settings")))
                .isEqualTo(Set.of("setting_team_permissions_enabled", "setting_enable_leads"));
        assertThat(account.path("extensions").valueStream().map(JsonNode::asString))
                .containsExactly("file_content", "embedded_apps");
    }

    @Test
    void users_are_listed_by_page_and_found_by_id() {
        var page = ada.post("/users/search", "{'page_size':1}");

        assertThat(page.json()).hasSize(1);
        assertThat(Long.parseLong(page.headers().getOrDefault("x-pw-total", "0")))
                .isGreaterThanOrEqualTo(4);
        assertThat(keys(page.json().get(0))).isEqualTo(Set.of("id", "name", "email", "groups"));
        assertThat(ada.get("/users/" + cast.tomas().number())
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("Tomás Okafor");
        assertThat(ada.get("/users/987654321").status()).isEqualTo(404);
    }

    @Test
    void pipelines_stages_and_choices_have_the_keys_of_the_developer_api() {
        JsonNode pipeline = ada.get("/pipelines").json().get(0);
        assertThat(keys(pipeline)).isEqualTo(Set.of("id", "name", "stages", "type", "is_revenue"));
        assertThat(keys(pipeline.path("stages").get(0))).isEqualTo(Set.of("id", "name", "win_probability"));
        JsonNode stages =
                ada.get("/pipeline_stages/pipeline/" + pipeline.path("id")).json();
        assertThat(keys(stages.get(0))).isEqualTo(Set.of("id", "name", "pipeline_id", "win_probability"));
        assertThat(stages).hasSameSizeAs(pipeline.path("stages"));
        assertThat(ada.get("/pipeline_stages").json().size()).isGreaterThanOrEqualTo(stages.size());
        assertThat(ada.get("/pipeline_stages/pipeline/987654321").status()).isEqualTo(404);
        for (String path : new String[] {"/customer_sources", "/loss_reasons", "/contact_types"}) {
            assertThat(keys(ada.get(path).json().get(0))).as(path).isEqualTo(Set.of("id", "name"));
        }
        assertThat(keys(ada.get("/lead_statuses").json().get(0)))
                .isEqualTo(Set.of("id", "name", "order", "is_default"));
    }

    @Test
    void tags_are_counted_by_type() {
        created("people", "{'name':'Grace','tags':['%s']}".formatted(mark));
        created("leads", "{'name':'Sam','tags':['%s','a%s']}".formatted(mark, mark));

        JsonNode tag = ada.get("/tags?sort_by=name")
                .json()
                .valueStream()
                .filter(each -> each.path("name").asString().equals(mark))
                .findFirst()
                .orElseThrow();

        assertThat(tag.path("count").asInt()).isEqualTo(2);
        assertThat(tag.path("count_people").asInt()).isEqualTo(1);
        assertThat(tag.path("count_leads").asInt()).isEqualTo(1);
        assertThat(ada.get("/tags?tag_names_only=true&last_tag_value=a" + mark).text())
                .contains(mark)
                .doesNotContain("a" + mark);
        assertThat(ada.get("/tags?sort_by=count").status()).isEqualTo(200);
    }

    @Test
    void definitions_of_custom_fields_are_created_changed_and_read() {
        WireClient tomas = client(cast.tomas());
        JsonNode added = tomas.post(
                        "/custom_field_definitions",
                        "{'name':'Size %s','data_type':'Dropdown','available_on':['person','project'],'options':[{'name':'S'},{'name':'M'}]}"
                                .formatted(mark))
                .json();

        assertThat(keys(added))
                .isEqualTo(Set.of(
                        "id", "name", "data_type", "available_on", "is_filterable", "options", "canonical_name"));
        assertThat(keys(added.path("options").get(0))).isEqualTo(Set.of("id", "name", "rank"));
        String path = "/custom_field_definitions/" + added.path("id");
        JsonNode changed = tomas.put(path, "{'name':'Sizes','options':[{'id':1,'name':'S'},{'name':'L'}]}")
                .json();
        assertThat(changed.path("options")).hasSize(3);
        assertThat(ada.get(path).json()).isEqualTo(changed);
        assertThat(ada.get("/custom_field_definitions").json()).contains(changed);
        JsonNode currency = tomas.post(
                        "/custom_field_definitions",
                        "{'name':'Cost','data_type':'Currency','available_on':['lead'],'currency':'eur'}")
                .json();
        assertThat(currency.path("currency").asString()).isEqualTo("EUR");
        assertThat(ada.post("/custom_field_definitions", "{'name':'x','data_type':'String'}")
                        .status())
                .isEqualTo(403);
        assertThat(tomas.post("/custom_field_definitions", "{'name':'x','data_type':'Boat'}")
                        .status())
                .isEqualTo(422);
        assertThat(ada.get("/custom_field_definitions/987654321").status()).isEqualTo(404);
    }

    private static Set<String> keys(JsonNode object) {
        return Set.copyOf(object.propertyNames());
    }
}
