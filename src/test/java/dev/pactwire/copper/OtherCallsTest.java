package dev.pactwire.copper;

import static dev.pactwire.testing.FakeServer.bytes;
import static dev.pactwire.testing.FakeServer.html;
import static dev.pactwire.testing.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Account, relations, activities, metadata and embedded apps.
class OtherCallsTest extends Wired {

    @Test
    void a_credential_is_checked_by_asking_who_it_is() {
        crm.next(json(200, "{\"id\":3,\"name\":\"Tomás Okafor\",\"email\":\"tomas@lumen.example\"}"));

        assertThat(done(session.account().me()).email()).isEqualTo("tomas@lumen.example");
        assertThat(lastCall()).isEqualTo("GET /users/me");
    }

    @Test
    void an_account_announces_its_extensions_and_unknown_ones_are_ignored() {
        crm.next(
                json(200, "{\"id\":1,\"name\":\"Lumen\",\"extensions\":[\"file_content\",\"time_travel\",7]}"),
                json(200, "{\"id\":1,\"name\":\"Lumen\"}"),
                json(200, "{\"id\":1,\"name\":\"Lumen\",\"extensions\":\"file_content\"}"));

        assertThat(done(session.account().account()).extensions()).containsExactly(Extension.FILE_CONTENT);
        assertThat(done(session.account().account()).extensions()).isEmpty();
        assertThat(done(session.account().account()).extensions()).isEmpty();
    }

    @Test
    void users_come_in_pages() {
        crm.next(json(200, "[{\"id\":3,\"name\":\"Tomás Okafor\",\"email\":\"tomas@lumen.example\"}]"));

        assertThat(done(session.account().users(1))).hasSize(1);
        assertThat(lastCall()).isEqualTo("POST /users/search");
    }

    @Test
    void relations_are_read_added_and_removed_with_a_body() {
        crm.next(
                json(
                        200,
                        "[{\"id\":7,\"type\":\"person\"},{\"id\":9,\"type\":\"companies\"},{\"id\":1,\"type\":\"novelty\"}]"),
                json(200, "[]"),
                json(200, "{\"added\":true}"),
                json(200, "{\"removed\":true}"));

        assertThat(done(session.relations().of(DEAL))).containsExactly(GRACE, new RecordRef(RecordType.COMPANY, 9));
        assertThat(done(session.relations().of(DEAL, RecordType.PERSON))).isEmpty();
        assertThat(lastCall()).isEqualTo("GET /opportunities/42/related/people");
        done(session.relations().add(DEAL, GRACE));
        assertThat(lastBody().at("/resource/type").asString()).isEqualTo("person");
        done(session.relations().remove(DEAL, GRACE));
        assertThat(lastCall()).isEqualTo("DELETE /opportunities/42/related");
        assertThat(lastBody().at("/resource/id").longValue()).isEqualTo(7);
    }

    @Test
    void a_note_is_written_and_its_text_comes_back_plain() {
        crm.next(json(200, "{\"id\":100,\"details\":\"She won&#x27;t sign &amp; said so\"}"));

        assertThat(done(session.activities().create(DEAL, ActivityCalls.Type.NOTE, "She won't sign & said so", TEN))
                        .details())
                .isEqualTo("She won't sign & said so");
        assertThat(lastBody().at("/parent/type").asString()).isEqualTo("opportunity");
        assertThat(lastBody().at("/type/id").intValue()).isZero();
        assertThat(lastBody().path("activity_date").longValue()).isEqualTo(TEN.getEpochSecond());
    }

    @Test
    void activity_types_come_as_two_lists() {
        crm.next(
                json(
                        200,
                        "{\"user\":[{\"id\":0,\"name\":\"Note\",\"is_disabled\":false}],\"system\":[{\"id\":6,\"name\":\"Email\"}]}"));

        assertThat(done(session.activities().types()))
                .containsExactly(ActivityCalls.Type.NOTE, new ActivityCalls.Type(6, "Email", false, false));
    }

    @Test
    void pipelines_stages_and_custom_fields_are_read() {
        crm.next(
                json(
                        200,
                        "[{\"id\":1,\"name\":\"Sales\",\"stages\":[{\"id\":2,\"name\":\"Offer\",\"win_probability\":20}]}]"),
                json(200, "[{\"id\":2,\"name\":\"Offer\",\"pipeline_id\":1}]"),
                json(
                        200,
                        "[{\"id\":5,\"name\":\"Fee\",\"data_type\":\"Currency\",\"currency\":\"EUR\",\"available_on\":[\"opportunity\",\"novelty\"]},{\"id\":6,\"name\":\"Size\",\"data_type\":\"Dropdown\",\"available_on\":[],\"options\":[{\"id\":8,\"name\":\"Small\",\"rank\":0}]}]"));

        assertThat(done(session.metadata().pipelines()).getFirst().stages())
                .containsExactly(new MetadataCalls.Stage(2, "Offer", OptionalLong.empty(), OptionalLong.of(20)));
        assertThat(done(session.metadata().stages()).getFirst().pipelineId()).isEqualTo(OptionalLong.of(1));
        List<MetadataCalls.CustomField> fields = done(session.metadata().customFields());
        assertThat(fields.getFirst().availableOn()).containsExactly(RecordType.OPPORTUNITY);
        assertThat(fields.getFirst().currency()).isEqualTo("EUR");
        assertThat(fields.getLast().options()).containsExactly(new MetadataCalls.Option(8, "Small"));
    }

    @Test
    void an_app_is_registered_where_the_crm_offers_it() {
        var app = new EmbeddedAppCalls.EmbeddedApp(
                "agreements",
                "Agreements",
                URI.create("https://lumen.example/panel"),
                List.of(RecordType.LEAD, RecordType.OPPORTUNITY),
                true,
                Map.of("fr", "Accords"));
        crm.next(
                json(
                        200,
                        "{\"id\":\"agreements\",\"name\":\"Agreements\",\"url\":\"https://lumen.example/panel\",\"record_types\":[\"lead\",\"opportunity\"],\"enabled\":true,\"names\":{\"fr\":\"Accords\"}}"));

        assertThat(done(session.embeddedApps().put(offering(Extension.EMBEDDED_APPS), app)))
                .isEqualTo(app);
        assertThat(lastCall()).isEqualTo("PUT /embedded_apps/agreements");
        assertThat(lastBody().at("/record_types/1").asString()).isEqualTo("opportunity");
        assertThat(lastBody().at("/names/fr").asString()).isEqualTo("Accords");
        assertThat(problem(session.embeddedApps().put(offering(), app)))
                .isEqualTo(new CrmProblem.NotOffered(Extension.EMBEDDED_APPS));
        assertThat(crm.requests()).hasSize(1);
    }

    @Test
    void the_public_key_is_asked_for_without_our_credential() {
        String pem = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----";
        crm.next(bytes(200, "text/plain", (pem + "\n").getBytes(StandardCharsets.US_ASCII)), html(200, "<html>"));

        assertThat(done(session.embeddedApps().publicKey())).isEqualTo(pem);
        assertThat(crm.last().header("X-PW-AccessToken")).isEmpty();
        assertThat(problem(session.embeddedApps().publicKey())).isInstanceOf(CrmProblem.Unreadable.class);
    }
}
