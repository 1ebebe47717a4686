package dev.pactwire.recordpages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.nimbusds.jose.JWSAlgorithm;
import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.records.Activities;
import dev.pactwire.records.Activity;
import dev.pactwire.records.EmbeddedApps;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.testing.Browser;
import dev.pactwire.testing.PactwireTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// The record page as the host of an app of another site.
@PactwireTest
class PanelHostTest {

    @Autowired
    ApplicationContext program;

    @Autowired
    EmbeddedApps apps;

    @Autowired
    Activities activities;

    @LocalServerPort
    int port;

    private final PanelApp app = new PanelApp();
    private String appId;
    private Office office;
    private User ada;
    private User tomas;
    private CrmRecord deal;
    private BrowserContext profile;
    private Page page;

    @BeforeEach
    void the_app_is_shown_on_opportunities() {
        office = new Office(program);
        ada = office.ada();
        tomas = office.user("Tomás Okafor", Role.ADMIN);
        deal = office.opportunity(ada, "Autumn collection");
        appId = "app-" + UUID.randomUUID();
        apps.put(tomas, appId, "Route planner", app.url(), Set.of(RecordType.OPPORTUNITY), true, null);
        profile = Browser.desktop();
        office.logIn(profile, ada, port);
        page = profile.newPage();
    }

    @AfterEach
    void the_app_is_gone() {
        profile.close();
        apps.put(tomas, appId, null, null, null, false, null);
        app.close();
    }

    private Frame opened() {
        page.navigate("http://localhost:" + port + Routes.of(deal.ref()));
        return frame("location=sidebar");
    }

    private Frame frame(String part) {
        page.waitForCondition(() -> page.frames().stream().anyMatch(isReady(part)));
        return page.frames().stream().filter(isReady(part)).findFirst().orElseThrow();
    }

    private Predicate<Frame> isReady(String part) {
        return frame -> frame.url().startsWith(app.origin())
                && frame.url().contains(part)
                && (boolean) frame.evaluate("typeof window.ask === 'function'");
    }

    private static Object ask(Frame frame, String type, String payload) {
        return frame.evaluate("([type, payload]) => window.ask(type, JSON.parse(payload))", List.of(type, payload));
    }

    private static void tell(Frame frame, String type, String payload) {
        frame.evaluate("([type, payload]) => window.tell(type, JSON.parse(payload))", List.of(type, payload));
    }

    private List<?> heard(Frame frame, String type) {
        return (List<?>)
                frame.evaluate("type => window.heard.filter(each => each.type === type).map(each => each.data)", type);
    }

    @Test
    void the_app_is_opened_by_a_post_with_a_signed_word_on_who_looks() throws Exception {
        opened();

        assertThat(app.requests())
                .singleElement()
                .asString()
                .startsWith("POST /app?customer=7&location=sidebar&origin=http%3A%2F%2Flocalhost%3A" + port)
                .contains("&instanceId=");
        var jwt = app.lastHandOver();
        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("http://localhost:" + port);
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly(app.origin());
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(String.valueOf(ada.number()));
        var lifetime = jwt.getJWTClaimsSet().getExpirationTime().getTime()
                - jwt.getJWTClaimsSet().getIssueTime().getTime();
        assertThat(lifetime).isLessThanOrEqualTo(120_000);
    }

    @Test
    void it_learns_the_record_the_viewer_and_the_route() {
        Frame frame = opened();

        var context = (Map<?, ?>) ask(frame, "getContext", "{}");
        assertThat(context.get("entityType")).isEqualTo("opportunity");
        assertThat(((Map<?, ?>) context.get("entityData")).get("name")).isEqualTo("Autumn collection");
        assertThat((List<?>) context.get("editableFields"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Object.class))
                .contains("name", "monetary_value")
                .doesNotContain("id");
        var viewer = (Map<?, ?>) ask(frame, "getUserInfo", "{}");
        assertThat(((Map<?, ?>) viewer.get("user")).get("email")).isEqualTo(ada.email());
        assertThat(((Map<?, ?>) viewer.get("user")).get("roles")).isEqualTo(List.of("user"));
        assertThat((List<?>) ask(frame, "getSelectedRecords", "{}")).hasSize(1);
        assertThat(((Map<?, ?>) ask(frame, "getConfig", "{}")).containsKey("appConfig"))
                .isTrue();
        assertThat(((Map<?, ?>) ask(frame, "getRouteInfo", "{}")).get("path")).isEqualTo(Routes.of(deal.ref()));
    }

    @Test
    void it_saves_what_may_be_edited_and_nothing_else() {
        Frame frame = opened();

        var context = (Map<?, ?>)
                ask(
                        frame,
                        "saveContext",
                        "{\"data\":{\"entityType\":\"opportunity\",\"entityData\":{\"name\":\"Renamed by the app\",\"date_created\":1}}}");

        assertThat(((Map<?, ?>) context.get("entityData")).get("name")).isEqualTo("Renamed by the app");
        page.waitForCondition(() -> page.locator("h1").first().textContent().equals("Renamed by the app"));
    }

    @Test
    void its_api_calls_run_with_the_viewers_rights_and_only_where_allowed() {
        Frame frame = opened();

        var answer = (Map<?, ?>)
                ask(frame, "api", "{\"url\":\"/v1/opportunities/" + deal.id() + "\",\"options\":{\"method\":\"GET\"}}");
        assertThat(answer.get("name")).isEqualTo("Autumn collection");
        for (String forbidden : List.of(
                "/v1/webhooks",
                "/v1/embedded_apps/x",
                "/v1/../oauth/token",
                "//evil.example/v1/people",
                "/v1/people/1@evil.example",
                "http://evil.example/v1/people")) {
            assertThatThrownBy(() -> ask(frame, "api", "{\"url\":\"" + forbidden + "\"}"))
                    .as(forbidden)
                    .hasMessageContaining("403");
        }
        assertThatThrownBy(() -> ask(frame, "api", "{\"url\":\"/v1/opportunities/999999\"}"))
                .hasMessageContaining("404");
    }

    @Test
    void a_message_with_another_instance_or_from_another_window_is_not_heard() {
        Frame frame = opened();

        assertThatThrownBy(() -> frame.evaluate("window.ask('getUserInfo', {}, 'somebody-else')"))
                .hasMessageContaining("no answer");
        frame.evaluate("""
                const inner = document.createElement('iframe');
                inner.srcdoc = '<script>parent.parent.postMessage({type: "setUI", data: {count: 66}, id: -1, instanceId: "'
                    + new URLSearchParams(location.search).get('instanceId') + '"}, "*")<\\/script>';
                document.body.append(inner)""");
        tell(frame, "setUI", "{\"data\":{\"count\":7}}");
        page.waitForCondition(() -> page.locator(".count-badge").textContent().equals("7"));
        page.waitForTimeout(300);
        assertThat(page.locator(".count-badge").textContent()).isEqualTo("7");
    }

    @Test
    void the_plus_reaches_the_app_and_the_app_opens_and_closes_a_modal() {
        Frame sidebar = opened();

        page.locator("embedded-app [data-act=add]").click();
        page.waitForCondition(() -> !heard(sidebar, "addButtonClicked").isEmpty());
        tell(sidebar, "showModal", "{\"params\":{\"width\":500,\"height\":400,\"step\":\"send\"}}");
        Frame modal = frame("location=modal");

        assertThat(modal.url()).contains("step=send").contains("customer=7");
        assertThat(page.locator("dialog.app-modal").boundingBox().width).isBetween(498.0, 502.0);
        tell(modal, "publishMessage", "{\"target\":\"sidebar\",\"data\":{\"type\":\"sent\",\"msg\":{\"number\":3}}}");
        page.waitForCondition(() -> heard(sidebar, "sent").equals(List.of(Map.of("number", 3))));
        tell(modal, "closeModal", "{}");
        page.waitForCondition(() -> page.locator("dialog.app-modal").count() == 0);
    }

    @Test
    void a_modal_never_outgrows_the_window() {
        Frame sidebar = opened();

        tell(sidebar, "showModal", "{\"params\":{\"width\":\"500%\",\"height\":\"500%\"}}");
        frame("location=modal");

        var box = page.locator("dialog.app-modal").boundingBox();
        assertThat(box.width).isLessThan(page.viewportSize().width);
        assertThat(box.height).isLessThan(page.viewportSize().height);
    }

    @Test
    void a_plus_pressed_before_the_app_has_come_is_told_to_it_once_it_has() {
        page.route("**/app?**location=sidebar**", route -> {
            page.locator("embedded-app [data-act=add]").evaluate("plus => plus.click()");
            route.resume();
        });

        Frame sidebar = opened();

        page.waitForCondition(() -> heard(sidebar, "addButtonClicked").size() == 1);
    }

    @Test
    void it_shows_a_count_hides_the_plus_and_grows() {
        Frame frame = opened();

        tell(frame, "setUI", "{\"data\":{\"count\":12,\"height\":512,\"disableAddButton\":true}}");

        page.waitForCondition(() -> page.locator(".count-badge").textContent().equals("12"));
        assertThat(page.locator("embedded-app [data-act=add]").isVisible()).isFalse();
        assertThat(page.locator("embedded-app iframe").boundingBox().height).isEqualTo(512);
    }

    @Test
    void it_fills_the_window_and_gives_it_back() {
        Frame frame = opened();

        tell(frame, "showFullScreen", "{}");
        page.waitForCondition(() -> page.locator("embedded-app.full").count() == 1);
        tell(frame, "closeFullScreen", "{}");
        page.waitForCondition(() -> page.locator("embedded-app.full").count() == 0);
    }

    @Test
    void it_hears_when_the_record_changes_and_can_ask_for_a_fresh_timeline() {
        Frame frame = opened();

        activities.add(tomas, deal.ref(), Activity.Type.NOTE, "From another browser.", null);
        page.waitForCondition(() -> !heard(frame, "contextUpdated").isEmpty());
        tell(frame, "refreshUI", "{\"target\":{\"name\":\"ActivityLog\"}}");

        page.waitForCondition(() -> page.locator("#timeline").textContent().contains("From another browser."));
    }

    @Test
    void it_leads_to_another_record() {
        CrmRecord grace = office.person(ada, "Grace Lindqvist");
        Frame frame = opened();

        tell(frame, "navigateToEntityDetail", "{\"entityType\":\"people\",\"entityId\":" + grace.id() + "}");

        page.waitForURL("**/people/" + grace.id());
    }

    @Test
    void an_unknown_message_is_answered_with_an_error() {
        Frame frame = opened();

        assertThatThrownBy(() -> ask(frame, "constructor", "{}")).hasMessageContaining("unknown message type");
    }

    @Test
    void at_another_address_than_its_own_the_page_says_where_the_app_works() {
        office.logInAt(profile, ada, "http://127.0.0.1:" + port);

        page.navigate("http://127.0.0.1:" + port + Routes.of(deal.ref()));

        page.waitForCondition(() -> page.locator(".app-elsewhere").isVisible());
        assertThat(page.locator(".app-elsewhere a").getAttribute("href"))
                .isEqualTo("http://localhost:" + port + Routes.of(deal.ref()));
        assertThat(app.requests()).isEmpty();
    }

    @Test
    void an_app_that_is_not_shown_on_this_type_is_not_opened() {
        CrmRecord grace = office.person(ada, "Grace Lindqvist");

        page.navigate("http://localhost:" + port + Routes.of(grace.ref()));

        assertThat(page.locator("embedded-app").count()).isZero();
        assertThat(new Visitor(office, ada, port)
                        .post("/panel-host/apps/unknown/handover", Map.of())
                        .status())
                .isEqualTo(404);
    }
}
