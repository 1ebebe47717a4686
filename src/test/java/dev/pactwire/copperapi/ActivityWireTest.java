package dev.pactwire.copperapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ActivityWireTest extends WireTest {

    @Test
    void a_note_is_written_and_read_with_the_keys_of_the_developer_api() {
        long grace = created("people", "{'name':'Grace'}");

        JsonNode note = ada.post(
                        "/activities",
                        "{'parent':{'type':'person','id':%d},'type':{'category':'user','id':0},'details':'she won\u2019t & <b>','activity_date':1572813420}"
                                .formatted(grace))
                .json();

        assertThat(Set.copyOf(note.propertyNames()))
                .isEqualTo(Set.of(
                        "id",
                        "parent",
                        "type",
                        "user_id",
                        "details",
                        "activity_date",
                        "old_value",
                        "new_value",
                        "date_created",
                        "date_modified"));
        assertThat(note.path("details").asString()).isEqualTo("she won\u2019t &amp; &lt;b&gt;");
        assertThat(note.path("user_id").asLong()).isEqualTo(cast.ada().number());
        assertThat(note.path("activity_date").asLong()).isEqualTo(1572813420);
        assertThat(note.path("date_modified").asLong()).isEqualTo(1572813420);
        assertThat(ada.get("/activities/" + note.path("id")).json()).isEqualTo(note);
        assertThat(ada.post("/people/" + grace + "/activities", "{'activity_types':[{'id':0,'category':'user'}]}")
                        .json())
                .containsExactly(note);
    }

    @Test
    void types_are_an_object_of_two_lists() {
        JsonNode types = ada.get("/activity_types").json();

        assertThat(Set.copyOf(types.propertyNames())).isEqualTo(Set.of("user", "system"));
        assertThat(Set.copyOf(types.path("user").get(0).propertyNames()))
                .isEqualTo(Set.of("id", "category", "name", "is_disabled", "count_as_interaction"));
        assertThat(types.path("user").get(0).path("id").asLong()).isZero();
        assertThat(types.path("system")
                        .valueStream()
                        .map(type -> type.path("id").asLong()))
                .containsExactly(1L, 2L, 3L, 6L, 8L, 12L);
    }

    @Test
    void only_what_people_write_can_be_written() {
        long grace = created("people", "{'name':'Grace'}");
        String parent = "'parent':{'type':'person','id':%d}".formatted(grace);

        assertThat(ada.post("/activities", "{%s,'type':{'category':'system','id':1},'details':'x'}".formatted(parent))
                        .status())
                .isEqualTo(422);
        assertThat(ada.post("/activities", "{%s,'type':{'category':'user','id':987},'details':'x'}".formatted(parent))
                        .status())
                .isEqualTo(422);
        assertThat(ada.post("/activities", "{'details':'x'}").status()).isEqualTo(422);
    }

    @Test
    void a_change_of_stage_is_told_with_the_names_of_the_stages() {
        JsonNode stages = ada.get("/pipeline_stages").json();
        long deal = created("opportunities", "{'name':'8 machines'}");

        ada.put(
                "/opportunities/" + deal,
                "{'pipeline_stage_id':%s}".formatted(stages.get(1).path("id")));

        JsonNode change = only(
                ada.post("/opportunities/" + deal + "/activities", "{'activity_types':[{'id':3,'category':'system'}]}")
                        .json());
        assertThat(change.path("old_value").asString())
                .isEqualTo(stages.get(0).path("name").asString());
        assertThat(change.path("new_value").asString())
                .isEqualTo(stages.get(1).path("name").asString());
    }

    @Test
    void a_deleted_activity_is_a_stub() {
        long grace = created("people", "{'name':'Grace'}");
        long note = created(
                "activities",
                "{'parent':{'type':'person','id':%d},'type':{'category':'user','id':0},'details':'x'}"
                        .formatted(grace));

        assertThat(ada.delete("/activities/" + note).text())
                .isEqualTo("{\"id\":%d,\"is_deleted\":true}".formatted(note));
        assertThat(ada.get("/activities/" + note).text()).isEqualTo("{\"id\":%d,\"is_deleted\":true}".formatted(note));
        assertThat(ada.get("/activities/987654321").status()).isEqualTo(404);
    }

    @Test
    void activities_are_searched_by_parent_user_and_time() {
        long grace = created("people", "{'name':'Grace'}");
        created(
                "activities",
                "{'parent':{'type':'person','id':%d},'type':{'category':'user','id':0},'details':'old','activity_date':1000000}"
                        .formatted(grace));
        created(
                "activities",
                "{'parent':{'type':'person','id':%d},'type':{'category':'user','id':0},'details':'new'}"
                        .formatted(grace));
        String parent =
                "'parent':{'type':'person','id':%d},'activity_types':[{'id':0,'category':'user'}]".formatted(grace);

        assertThat(ada.post("/activities/search", "{%s}".formatted(parent)).json())
                .hasSize(2);
        assertThat(only(ada.post("/activities/search", "{%s,'maximum_activity_date':1000001}".formatted(parent))
                                .json())
                        .path("details")
                        .asString())
                .isEqualTo("old");
        assertThat(ada.post(
                                "/activities/search",
                                "{%s,'user_ids':[%d]}"
                                        .formatted(parent, cast.tomas().number()))
                        .json())
                .isEmpty();
        assertThat(ada.post("/activities/search", "{%s,'user_ids':[987654321]}".formatted(parent))
                        .json())
                .isEmpty();
    }
}
