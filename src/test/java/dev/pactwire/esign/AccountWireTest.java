package dev.pactwire.esign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.platform.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccountWireTest extends EsignTest {

    @Test
    void the_account_shows_its_two_ids() {
        JsonNode account = api.get("").json();

        assertThat(account.path("accountIdGuid").asString())
                .isEqualTo(accounts.own().id().toString());
        assertThat(account.path("externalAccountId").asString())
                .isEqualTo(String.valueOf(accounts.own().externalId()));
        assertThat(account.path("pactwireExtensions").get(0).asString()).isEqualTo("sealing");
        Shapes.fits("accountInformation", account);
    }

    @Test
    void its_members_are_the_people_who_may_send() {
        var mei = users.add(
                "Mei Tanaka", UUID.randomUUID() + "@lumen.example", Role.MARKETING, java.util.Locale.ENGLISH, null);

        JsonNode user = api.get("/users/" + ada.user().id().value()).json();

        assertThat(user.path("firstName").asString()).isEqualTo("Ada");
        assertThat(user.path("isAdmin").asString()).isEqualTo("False");
        Shapes.fits("userInformation", user);
        assertThat(api.get("/users?email=" + ada.user().email()).text("totalSetSize"))
                .isEqualTo("1");
        assertThat(api.get("/users?email=" + mei.email()).text("totalSetSize")).isEqualTo("0");
        assertThat(api.get("/users/" + mei.id().value()).errorCode()).isEqualTo("INVALID_USERID");
        assertThat(api.get("/users/me").errorCode()).isEqualTo("INVALID_USERID");
    }

    @Test
    void login_information_and_discovery_name_the_address_that_was_asked() throws Exception {
        String base = "http://localhost:" + port + "/restapi";

        JsonNode login =
                get(base + "/v2.1/login_information").path("loginAccounts").get(0);
        assertThat(login.path("baseUrl").asString())
                .isEqualTo(base + "/v2.1/accounts/" + accounts.own().id());
        Shapes.fits("loginAccount", login);
        JsonNode service = get(base + "/service_information");
        assertThat(service.path("serviceVersions").get(0).path("versionUrl").asString())
                .isEqualTo(base + "/v2.1");
        assertThat(get(base + "/v2.1").path("resources")).isNotEmpty();
    }

    private JsonNode get(String address) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", address.endsWith("login_information") ? "Bearer " + ada.token() : "none")
                .build();
        return Json.tree(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }
}
