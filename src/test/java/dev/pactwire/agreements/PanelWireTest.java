package dev.pactwire.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.integrations.ConnectionId;
import dev.pactwire.platform.Json;
import dev.pactwire.records.EmbeddedApps;
import dev.pactwire.records.Records;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Visibility;
import dev.pactwire.testing.DemoTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the panel's frame and its script ask of the server, over HTTP and with the built-in CRM behind it.
@DemoTest
class PanelWireTest {

    private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]*)\"");
    private static final String UNKNOWN_IN_ENGLISH = "This record does not exist, or you may not see it.";

    @Autowired
    Users users;

    @Autowired
    EmbeddedApps apps;

    @Autowired
    Records records;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AgreementStore store;

    @Autowired
    AgreementsController agreements;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private User tomas;
    private User ada;
    private RecordRef deal;

    @BeforeEach
    void an_opportunity_of_tomas() {
        tomas = person("Tomás Okafor", Role.OWNER, Locale.ENGLISH);
        ada = person("Ada Moreau", Role.SALES, Locale.ENGLISH);
        deal = records.create(
                        tomas,
                        RecordType.OPPORTUNITY,
                        Patch.of(Field.NAME, "Autumn collection").set(Field.ASSIGNEE, tomas.id()))
                .ref();
    }

    private User person(String name, Role role, Locale language) {
        return users.add(name, UUID.randomUUID() + "@lumen.example", role, language, null);
    }

    @Test
    void a_hand_over_counts_once() {
        String word = word(ada);

        assertThat(token(handOver(word))).isNotEmpty();
        assertThat(token(handOver(word))).isEmpty();
    }

    @Test
    void a_forged_hand_over_counts_for_nothing() {
        String word = word(ada);
        String[] parts = word.split("\\.");
        String forged = parts[0] + "." + word(tomas).split("\\.")[1] + "." + parts[2];

        assertThat(token(handOver(forged))).isEmpty();
        assertThat(token(handOver(word))).isNotEmpty();
    }

    @Test
    void without_a_token_nothing_is_shown() {
        assertThat(get("/panel/view?" + of(deal), "").statusCode()).isEqualTo(401);
        assertThat(get("/panel/view?" + of(deal), "made-up").statusCode()).isEqualTo(401);
        assertThat(get("/panel/live", "").statusCode()).isEqualTo(401);
    }

    @Test
    void who_may_no_longer_see_the_record_sees_no_panel_of_it_either() {
        String token = enter(ada);
        assertThat(get("/panel/view?" + of(deal), token).body()).contains("No agreements for Autumn collection yet.");

        records.update(tomas, deal, Patch.of(Field.VISIBILITY, Visibility.PRIVATE));

        for (String path : new String[] {"/panel/view?", "/panel/dialog?"}) {
            var answer = get(path + of(deal), token);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(message(answer)).isEqualTo(UNKNOWN_IN_ENGLISH);
        }
        var send = post("/panel/agreements", form(deal, "&subject=Please+sign&recipients=%5B%5D"), token);
        assertThat(message(send)).isEqualTo(UNKNOWN_IN_ENGLISH);
        assertThat(get("/panel/view?" + of(deal), enter(tomas)).statusCode()).isEqualTo(200);
    }

    @Test
    void who_was_shut_out_is_out_at_once() {
        String token = enter(ada);

        users.activate(tomas, ada.id(), false);

        assertThat(get("/panel/view?" + of(deal), token).statusCode()).isEqualTo(401);
    }

    @Test
    void an_open_panel_outlives_an_idle_hour_as_long_as_it_says_that_it_is_here() {
        String token = enter(ada);

        for (int each = 0; each < 4; each++) {
            pass(20);
            assertThat(post("/panel/here", "", token).statusCode()).isEqualTo(204);
        }
        assertThat(get("/panel/view?" + of(deal), token).statusCode()).isEqualTo(200);

        pass(61);
        assertThat(post("/panel/here", "", token).statusCode()).isEqualTo(401);
    }

    @Test
    void who_was_shut_out_prolongs_nothing() {
        String token = enter(ada);

        users.activate(tomas, ada.id(), false);

        assertThat(post("/panel/here", "", token).statusCode()).isEqualTo(401);
    }

    /// For the panels of Ada only: others share the clock.
    private void pass(int minutes) {
        jdbc.sql("""
                        update access.session set seen_at = seen_at - make_interval(mins => :minutes),
                            expires_at = expires_at - make_interval(mins => :minutes)
                        where area = 'panel' and person_id = :ada""").param("minutes", minutes).param("ada", ada.id().value()).update();
    }

    @Test
    void the_sender_and_nobody_else_reads_what_was_signed_when_the_record_is_private_or_gone() {
        AgreementId id = signedBy(ada);
        records.update(tomas, deal, Patch.of(Field.VISIBILITY, Visibility.PRIVATE));
        User colleague = person("Jonas Berger", Role.SALES, Locale.ENGLISH);
        assertThatThrownBy(() -> agreements.document(id.value(), 1, colleague)).isInstanceOf(AgreementRefused.class);
        User administrator = person("Olu Bright", Role.ADMIN, Locale.ENGLISH);

        records.delete(tomas, deal);

        assertThat(agreements.document(id.value(), 1, ada).getBody()).isEqualTo(new byte[] {7});
        for (User other : List.of(colleague, administrator)) {
            assertThatThrownBy(() -> agreements.document(id.value(), 1, other)).isInstanceOf(AgreementRefused.class);
        }
    }

    private AgreementId signedBy(User sender) {
        var id = new AgreementId(UUID.randomUUID());
        var link = new RecordLink("opportunity", deal.id());
        var pdf = new AgreementStore.Document("NDA.pdf", new byte[] {1});
        Recipient grace = Recipient.wanted(RecipientRole.SIGNER, "Grace Lindqvist", "grace@harborpine.example", 1);
        var wish = new Wish(link, "Autumn collection", "Please sign", "", List.of(pdf), List.of(grace), Days.USUAL);
        var connection = new ConnectionId(UUID.randomUUID());
        store.add(
                Agreement.wanted(id, UUID.randomUUID(), connection, "", sender, wish, Instant.now()),
                wish.documents(),
                Instant.now());
        store.discard(id, Instant.now());
        jdbc.sql("""
                        insert into agreements.signed_document (agreement_id, position, name, kind, bytes)
                        values (:id, 1, 'NDA.pdf', 'content', '\\x07')""").param("id", id.value()).update();
        return id;
    }

    @Test
    void a_viewer_reads_but_cannot_send() {
        String token = enter(person("Noor Haddad", Role.VIEWER, Locale.ENGLISH));

        var list = get("/panel/view?" + of(deal), token);
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("data-sends=\"false\"").doesNotContain("data-act=");
        assertThat(get("/panel/dialog?" + of(deal), token).statusCode()).isEqualTo(403);
        var send = post("/panel/agreements", form(deal, "&subject=Please+sign&recipients=%5B%5D"), token);
        assertThat(send.statusCode()).isEqualTo(403);
        assertThat(message(send)).isEqualTo("Your role does not allow this. An admin can change your role.");
    }

    @Test
    void refusals_are_in_the_viewers_own_language() {
        String token = enter(person("Camille Roux", Role.SALES, Locale.FRENCH));

        var nobody = get("/panel/view?type=opportunity&id=999999", token);
        assertThat(message(nobody)).isEqualTo("Cette fiche n’existe pas, ou vous ne pouvez pas la voir.");
        var noMail = post(
                "/panel/agreements",
                form(
                        deal,
                        "&subject=Bonjour&recipients="
                                + encoded(
                                        "[{\"role\":\"SIGNER\",\"name\":\"Grace Lindqvist\",\"email\":\"\",\"order\":1}]")),
                token);
        assertThat(message(noMail)).isEqualTo("Donnez une adresse e-mail pour Grace Lindqvist, comme nom@societe.com.");
    }

    @Test
    void what_is_no_list_of_recipients_is_a_bad_request() {
        String token = enter(person("Ada Moreau", Role.SALES, Locale.ENGLISH));

        for (String recipients : List.of("null", "{}", "7", "", "[[")) {
            var send = post("/panel/agreements", form(deal, "&subject=NDA&recipients=" + encoded(recipients)), token);
            assertThat(send.statusCode()).as(recipients).isEqualTo(400);
        }
    }

    private String word(User who) {
        return apps.panelJwt(who, apps.find("agreements").orElseThrow());
    }

    private String enter(User who) {
        return token(handOver(word(who)));
    }

    private HttpResponse<String> handOver(String word) {
        return post("/panel?location=sidebar", "jwt=" + encoded(word), "");
    }

    private static String token(HttpResponse<String> frame) {
        Matcher token = TOKEN.matcher(frame.body());
        assertThat(token.find()).as(frame.body()).isTrue();
        return token.group(1);
    }

    private static String message(HttpResponse<String> refusal) {
        return Json.tree(refusal.body()).path("message").asString();
    }

    /// A form of the send dialog; each is sent once.
    private static String form(RecordRef record, String more) {
        return of(record) + "&agreement=" + UUID.randomUUID() + more;
    }

    private static String of(RecordRef record) {
        return "type=opportunity&id=" + record.id();
    }

    private HttpResponse<String> get(String path, String token) {
        return send(request(path, token).GET());
    }

    private HttpResponse<String> post(String path, String form, String token) {
        return send(request(path, token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /// Says nothing of a language that would help, and carries no cookie.
    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Language", "en");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
