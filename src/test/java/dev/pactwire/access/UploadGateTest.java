package dev.pactwire.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.PactwireTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A large body is refused by its head: the test promises megabytes, sends a few bytes, and has its answer.
@PactwireTest
class UploadGateTest {

    private static final long PROMISED = 20 * 1024 * 1024;

    @Autowired
    Users users;

    @Autowired
    Sessions sessions;

    @LocalServerPort
    int port;

    /// The status line of an answer that comes although the body does not.
    private String early(String path, long length, String... headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(15_000);
            var head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost:" + port
                    + "\r\nAccept: application/json\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: "
                    + length + "\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            head.append("\r\n--x\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nper");
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(in.readLine());
        }
    }

    private String session(Role role, String area) {
        User person = users.add("Ada Moreau", UUID.randomUUID() + "@lumen.example", role, Locale.ENGLISH, null);
        return sessions.begin(person.id(), area, Duration.ofHours(1));
    }

    /// Cookie and token of a page, as any stranger gets them.
    private record Token(String cookie, String value) {

        String header() {
            return "X-XSRF-TOKEN: " + value;
        }
    }

    private Token token() throws IOException, InterruptedException {
        var page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login"))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return new Token(
                page.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*$", ""),
                page.body().replaceFirst("(?s).*name=\"csrf\" content=\"([^\"]+)\".*", "$1"));
    }

    @Test
    void the_panel_asks_for_its_token_before_it_reads_a_file() throws IOException {
        assertThat(early("/panel/agreements", PROMISED)).contains(" 401");
        assertThat(early("/panel/agreements", PROMISED, "Authorization: Bearer nonsense"))
                .contains(" 401");
    }

    @Test
    void the_panel_refuses_who_only_reads_before_it_reads_a_file() throws IOException {
        assertThat(early("/panel/agreements", PROMISED, "Authorization: Bearer " + session(Role.VIEWER, "panel")))
                .contains(" 403");
    }

    @Test
    void a_record_asks_who_it_is_before_it_reads_a_file() throws IOException, InterruptedException {
        Token token = token();

        assertThat(early("/people/1/files", PROMISED)).contains(" 403");
        assertThat(early("/people/1/files", PROMISED, "Cookie: " + token.cookie(), token.header()))
                .contains(" 401");
    }

    @Test
    void a_record_refuses_who_only_reads_before_it_reads_a_file() throws IOException, InterruptedException {
        Token token = token();
        String cookies = token.cookie() + "; pactwire=" + session(Role.VIEWER, "console");

        assertThat(early("/people/1/files", PROMISED, "Cookie: " + cookies, token.header()))
                .contains(" 403");
    }

    @Test
    void the_store_of_the_crms_wire_takes_a_file_only_at_an_address_that_it_has_signed() throws IOException {
        assertThat(early("/developer_api/v1/uploads/nonsense", PROMISED)).contains(" 403");
        assertThat(early("/developer_api/v1/uploads/bm9uc2Vuc2U.bm9uc2Vuc2U", PROMISED))
                .contains(" 403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/panel",
                "/oauth/login",
                "/oauth/token",
                "/sign/some-token",
                "/join/some-token",
                "/forgot-password",
                "/settings/profile",
                "/hooks/docusign/00000000-0000-0000-0000-000000000000",
                "/nothing/here"
            })
    void elsewhere_a_form_with_files_is_not_taken(String path) throws IOException {
        assertThat(early(path, PROMISED)).contains(" 415");
    }

    @Test
    void more_than_may_ever_be_sent_is_refused_by_its_length() throws IOException {
        assertThat(early(
                        "/panel/agreements",
                        400L * 1024 * 1024,
                        "Authorization: Bearer " + session(Role.SALES, "panel")))
                .contains(" 413");
        assertThat(early("/people/1/files", 60L * 1024 * 1024)).contains(" 413");
    }
}
