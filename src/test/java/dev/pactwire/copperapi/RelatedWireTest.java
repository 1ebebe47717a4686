package dev.pactwire.copperapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RelatedWireTest extends WireTest {

    @Test
    void a_relation_is_added_read_from_both_ends_and_removed_by_a_delete_with_a_body() {
        long deal = created("opportunities", "{'name':'8 machines'}");
        long grace = created("people", "{'name':'Grace'}");
        String body = "{'resource':{'id':%d,'type':'person'}}".formatted(grace);

        var added = ada.post("/opportunities/" + deal + "/related", body);
        assertThat(added.text())
                .isEqualTo("{\"added\":true,\"resource\":{\"id\":%d,\"type\":\"person\"}}".formatted(grace));
        assertThat(ada.get("/opportunities/" + deal + "/related/").text())
                .isEqualTo("[{\"id\":%d,\"type\":\"person\"}]".formatted(grace));
        assertThat(ada.get("/people/" + grace + "/related/opportunities").text())
                .isEqualTo("[{\"id\":%d,\"type\":\"opportunity\"}]".formatted(deal));
        assertThat(ada.get("/people/" + grace + "/related/companies/").json()).isEmpty();

        var removed = ada.delete("/opportunities/" + deal + "/related/", body);
        assertThat(removed.json().path("removed").asBoolean()).isTrue();
        assertThat(ada.get("/people/" + grace + "/related").json()).isEmpty();
    }

    @Test
    void the_company_of_a_person_is_changed_by_removing_and_adding() {
        long one = created("companies", "{'name':'One'}");
        long other = created("companies", "{'name':'Other'}");
        long grace = created("people", "{'name':'Grace','company_id':" + one + "}");
        String path = "/people/" + grace + "/related";

        assertThat(ada.post(path, "{'resource':{'id':%d,'type':'company'}}".formatted(other))
                        .status())
                .isEqualTo(422);
        ada.delete(path, "{'resource':{'id':%d,'type':'company'}}".formatted(one));
        ada.post(path, "{'resource':{'id':%d,'type':'companies'}}".formatted(other));

        assertThat(ada.get("/people/" + grace).json().path("company_id").asLong())
                .isEqualTo(other);
    }

    @Test
    void what_cannot_be_related_is_422_and_what_is_not_there_404() {
        long grace = created("people", "{'name':'Grace'}");
        long lead = created("leads", "{'name':'Sam'}");

        assertThat(ada.post("/people/" + grace + "/related", "{'resource':{'id':%d,'type':'lead'}}".formatted(lead))
                        .status())
                .isEqualTo(422);
        assertThat(ada.post("/people/" + grace + "/related", "{}").status()).isEqualTo(422);
        assertThat(ada.post("/people/" + grace + "/related", "{'resource':{'id':1,'type':'boat'}}")
                        .status())
                .isEqualTo(422);
        assertThat(ada.post("/people/" + grace + "/related", "{'resource':{'id':987654321,'type':'company'}}")
                        .status())
                .isEqualTo(404);
        assertThat(ada.get("/people/987654321/related").status()).isEqualTo(404);
        assertThat(ada.get("/people/" + grace + "/related/boats").status()).isEqualTo(404);
    }
}
