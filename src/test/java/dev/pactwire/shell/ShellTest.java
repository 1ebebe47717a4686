package dev.pactwire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.access.Sessions;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.platform.Json;
import dev.pactwire.testing.PactwireTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/// The frame of the pages, the palette and the live stream.
@PactwireTest
class ShellTest {

    @Autowired
    Users users;

    @Autowired
    Sessions sessions;

    @Autowired
    Live live;

    @Autowired
    TransactionTemplate transactions;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    private User person(Role role, Locale locale) {
        return users.add("Somebody", UUID.randomUUID() + "@lumen.example", role, locale, null);
    }

    private HttpRequest.Builder request(User user, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html, application/json, text/event-stream")
                .header("Cookie", "pactwire=" + sessions.begin(user.id(), "console", Duration.ofHours(1)));
    }

    private HttpResponse<String> get(User user, String path) throws IOException, InterruptedException {
        return http.send(request(user, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<String> found(User user, String query) throws IOException, InterruptedException {
        String body = get(user, "/palette?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .body();
        return Json.tree(body)
                .valueStream()
                .map(hit -> hit.path("href").asString())
                .toList();
    }

    @Test
    void the_navigation_shows_each_role_what_it_may_use() throws IOException, InterruptedException {
        String admins = get(person(Role.ADMIN, Locale.ENGLISH), "/settings").body();
        String viewers = get(person(Role.VIEWER, Locale.ENGLISH), "/settings").body();

        assertThat(admins)
                .contains("href=\"/admin/people\"")
                .contains("href=\"/admin/audit\"")
                .contains("href=\"/people\"");
        assertThat(viewers).doesNotContain("/admin/").contains("href=\"/people\"");
    }

    @Test
    void the_palette_finds_pages_in_the_language_of_who_asks_and_only_those_that_he_may_open()
            throws IOException, InterruptedException {
        assertThat(found(person(Role.ADMIN, Locale.ENGLISH), "audit")).contains("/admin/audit");
        assertThat(found(person(Role.ADMIN, Locale.FRENCH), "journal")).contains("/admin/audit");
        assertThat(found(person(Role.SALES, Locale.ENGLISH), "audit")).isEmpty();
        assertThat(found(person(Role.SALES, Locale.ENGLISH), "  "))
                .contains("/people/new", "/opportunities")
                .doesNotContain("/admin/audit");
        assertThat(found(person(Role.SALES, Locale.ENGLISH), "x".repeat(101))).isEmpty();
    }

    @Test
    void nobody_without_a_login_searches_or_listens() throws IOException, InterruptedException {
        for (String path : List.of("/palette?q=a", "/live")) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
        }
    }

    /// Reads lines of a stream until one of them carries the text.
    private static void await(BufferedReader stream, String text) throws IOException {
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.contains(text)) {
                return;
            }
        }
        throw new AssertionError("the stream ended without " + text);
    }

    @Test
    @Timeout(60)
    void what_changes_is_told_to_every_open_browser_when_it_is_committed() throws IOException, InterruptedException {
        String mark = UUID.randomUUID().toString();
        var one = listen(person(Role.SALES, Locale.ENGLISH));
        var two = listen(person(Role.VIEWER, Locale.ENGLISH));

        transactions.executeWithoutResult(status -> {
            live.changed("agreements", "rolled-back-" + mark);
            status.setRollbackOnly();
        });
        transactions.executeWithoutResult(status -> live.changed("agreements", mark));

        for (BufferedReader stream : List.of(one, two)) {
            String line = stream.readLine();
            while (!line.contains(mark)) {
                line = stream.readLine();
            }
            assertThat(line).contains("agreements").doesNotContain("rolled-back");
            stream.close();
        }
    }

    @Test
    @Timeout(60)
    void a_browser_that_leaves_is_forgotten() throws IOException, InterruptedException {
        int before = live.openStreams();
        var stream = listen(person(Role.SALES, Locale.ENGLISH));
        assertThat(live.openStreams()).isGreaterThan(before);

        stream.close();

        while (live.openStreams() > before) {
            live.heartbeat();
            Thread.sleep(50);
        }
    }

    private BufferedReader listen(User user) throws IOException, InterruptedException {
        var answer = http.send(request(user, "/live").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        var stream = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        await(stream, "welcome");
        return stream;
    }

    @Test
    void a_page_that_does_not_exist_says_so_and_shows_a_way_on() throws IOException, InterruptedException {
        var answer = get(person(Role.SALES, Locale.FRENCH), "/nothing/here");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Retour à l’accueil").doesNotContain("Exception");
    }

    @Test
    void every_page_keeps_the_strict_policy() throws IOException, InterruptedException {
        var headers = get(person(Role.SALES, Locale.ENGLISH), "/settings").headers();

        assertThat(headers.firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
        assertThat(headers.firstValue("cache-control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }
}
