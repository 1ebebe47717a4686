package dev.pactwire.esign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TabsWireTest extends EsignTest {

    private String path;

    @BeforeEach
    void an_order_form_waits_for_its_tabs() {
        path = "/envelopes/" + draft() + "/recipients/1/tabs";
    }

    @Test
    void tabs_of_many_kinds_are_added_and_come_back() {
        var answer = api.post(path, """
                {"signHereTabs":[{"documentId":"1","pageNumber":1,"xPosition":"72","yPosition":144,"scaleValue":"1.5",
                                  "optional":"true"}],
                 "textTabs":[{"documentId":1,"pageNumber":"1","xPosition":"10","yPosition":"20","tabLabel":"PO",
                              "value":"4711","locked":"true","fontSize":"Size9","bold":"true","maxLength":20}],
                 "checkboxTabs":[{"xPosition":"10","yPosition":"40","name":"Newsletter","selected":"true"}],
                 "listTabs":[{"xPosition":"10","yPosition":"60","tabLabel":"Color",
                              "listItems":[{"text":"Red","value":"r"},{"text":"Blue","value":"b","selected":"true"}]}],
                 "radioGroupTabs":[{"documentId":"1","groupName":"Size","radios":[
                     {"value":"S","pageNumber":"1","xPosition":"10","yPosition":"80"},
                     {"value":"L","pageNumber":"1","xPosition":"30","yPosition":"80","selected":true}]}],
                 "approveTabs":[{"xPosition":"10","yPosition":"100"}],
                 "numericalTabs":[{"xPosition":"10","yPosition":"120","tabLabel":"Seats","numericalValue":"12"}]}""");

        assertThat(answer.status()).isEqualTo(201);
        JsonNode tabs = api.get(path).json();
        JsonNode sign = tabs.path("signHereTabs").get(0);
        JsonNode text = tabs.path("textTabs").get(0);
        assertThat(sign.path("scaleValue").asString()).isEqualTo("1.5");
        assertThat(sign.path("optional").asString()).isEqualTo("true");
        assertThat(sign.path("yPosition").asString()).isEqualTo("144");
        assertThat(text.path("value").asString()).isEqualTo("4711");
        assertThat(text.path("locked").asString()).isEqualTo("true");
        assertThat(text.path("required").asString()).isEqualTo("true");
        assertThat(tabs.path("checkboxTabs").get(0).path("selected").asString()).isEqualTo("true");
        assertThat(tabs.path("listTabs").get(0).path("value").asString()).isEqualTo("b");
        JsonNode radios = tabs.path("radioGroupTabs").get(0).path("radios");
        assertThat(radios.get(1).path("selected").asString()).isEqualTo("true");
        assertThat(tabs.path("approveTabs")).hasSize(1);
        assertThat(tabs.path("numberTabs").get(0).path("value").asString()).isEqualTo("12");
        Shapes.fits("tabs", tabs);
        Shapes.fits("signHere", sign);
        Shapes.fits("text", text);
    }

    @Test
    void an_anchor_places_a_tab_at_its_text_with_its_offset() {
        api.post(path, """
                {"signHereTabs":[{"anchorString":"/SN1/","anchorXOffset":"1","anchorUnits":"inches"}]}""");

        JsonNode sign = api.get(path).json().path("signHereTabs").get(0);

        assertThat(Integer.parseInt(sign.path("xPosition").asString())).isBetween(190, 230);
        assertThat(Integer.parseInt(sign.path("yPosition").asString())).isBetween(120, 190);
    }

    @Test
    void an_anchor_that_is_not_there_is_a_mistake_unless_it_is_said_not_to_be() {
        String tab = "{\"signHereTabs\":[{\"anchorString\":\"/missing/\"%s}]}";

        var refused = api.post(path, tab.formatted(""));

        assertThat(refused.errorCode()).isEqualTo("ANCHOR_TAB_STRING_NOT_FOUND");
        assertThat(refused.text("message")).contains("/missing/");
        assertThat(api.post(path, tab.formatted(",\"anchorIgnoreIfNotPresent\":\"true\""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void tabs_are_changed_and_removed_by_their_id() {
        JsonNode added = api.post(path, """
                {"textTabs":[{"xPosition":"10","yPosition":"20","tabLabel":"PO"},{"xPosition":"10","yPosition":"40"}]}""").json();
        String id = added.path("textTabs").get(0).path("tabId").asString();
        String named = "{\"textTabs\":[{\"tabId\":\"" + id + "\",\"value\":\"4711\",\"xPosition\":\"99\"}]}";

        JsonNode changed = api.put(path, named).json().path("textTabs");

        assertThat(changed).hasSize(1);
        assertThat(changed.get(0).path("value").asString()).isEqualTo("4711");
        assertThat(changed.get(0).path("tabLabel").asString()).isEqualTo("PO");
        assertThat(changed.get(0).path("xPosition").asString()).isEqualTo("99");
        api.delete(path, named);
        assertThat(api.get(path).json().path("textTabs")).hasSize(1);
        assertThat(api.delete(path, named).errorCode()).isEqualTo("INVALID_TAB_OPERATION");
    }

    @Test
    void a_tab_that_cannot_be_is_refused_by_name() {
        assertThat(code("{\"formulaTabs\":[{\"formula\":\"[A]\"}]}")).isEqualTo("INVALID_TAB_OPERATION");
        assertThat(code("{\"signHereTabs\":[{\"xPosition\":\"-1\"}]}")).isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(code("{\"signHereTabs\":[{\"scaleValue\":\"7\"}]}")).isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(code("{\"signHereTabs\":[{\"xPosition\":\"left\"}]}")).isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(code("{\"signHereTabs\":[{\"documentId\":\"7\"}]}")).isEqualTo("TAB_REFERS_TO_MISSING_DOCUMENT");
        assertThat(code("{\"numberTabs\":[{\"value\":\"many\"}]}")).isEqualTo("INVALID_TAB_OPERATION");
    }

    private String code(String tabs) {
        return api.post(path, tabs).errorCode();
    }
}
