package dev.pactwire.docusign;

import static dev.pactwire.testing.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.platform.Json;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ViewCallsTest extends Wired {

    private static final String VIEW = "{\"url\":\"https://demo.docusign.net/Member/StartInSession.aspx?t=1\"}";

    private ViewCalls views() {
        return docusign.views(ada);
    }

    private JsonNode body() {
        return Json.tree(service.last().body());
    }

    @Test
    void the_sender_begins_at_the_tagger_and_comes_back() {
        service.next(json(201, VIEW));

        assertThat(done(views().sender(NDA, BACK, ViewCalls.StartingScreen.TAGGER)))
                .hasToString("https://demo.docusign.net/Member/StartInSession.aspx?t=1");
        assertThat(service.last().target()).isEqualTo(path("/envelopes/" + NDA + "/views/sender"));
        assertThat(body().path("returnUrl").asString()).isEqualTo(BACK.toString());
        assertThat(body().at("/settings/startingScreen").asString()).isEqualTo("Tagger");
    }

    @Test
    void an_embedded_recipient_is_named_as_in_the_envelope() {
        service.next(json(201, VIEW));

        done(views().recipient(
                        NDA,
                        new ViewCalls.RecipientView(
                                "Grace Lindqvist",
                                "grace@harborpine.example",
                                "person-7",
                                BACK,
                                List.of("https://lumen.example"))));

        assertThat(body().path("clientUserId").asString()).isEqualTo("person-7");
        assertThat(body().path("authenticationMethod").asString()).isEqualTo("none");
        assertThat(body().at("/frameAncestors/0").asString()).isEqualTo("https://lumen.example");
    }

    @Test
    void correct_and_console_have_pages_of_their_own() {
        service.next(json(201, VIEW), json(201, VIEW));

        done(views().correct(NDA, BACK));
        assertThat(service.last().target()).endsWith("/views/correct");
        done(views().console(NDA, BACK));
        assertThat(service.last().target()).isEqualTo(path("/views/console"));
        assertThat(body().path("envelopeId").asString()).isEqualTo(NDA.toString());
    }

    @Test
    void an_address_that_no_browser_may_follow_is_unreadable() {
        service.next(json(201, "{\"url\":\"javascript:alert(1)\"}"), json(201, "{}"));

        assertThat(problem(views().correct(NDA, BACK))).isInstanceOf(SigningProblem.Unreadable.class);
        assertThat(problem(views().correct(NDA, BACK))).isInstanceOf(SigningProblem.Unreadable.class);
    }

    @Test
    void a_return_address_longer_than_the_service_takes_is_refused() {
        var tooLong = URI.create("https://lumen.example/" + "x".repeat(470));

        assertThatThrownBy(() -> views().correct(NDA, tooLong)).hasMessageContaining("470");
    }
}
