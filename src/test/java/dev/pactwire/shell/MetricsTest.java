package dev.pactwire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.PactwireTest;
import dev.pactwire.testing.WebClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PactwireTest
class MetricsTest {

    @LocalServerPort
    int port;

    private HttpResponse<String> ask(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void this_machine_reads_how_the_program_is_doing() throws IOException, InterruptedException {
        new WebClient(port).get("/login");

        var answer = ask("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElseThrow())
                .startsWith("text/plain")
                .contains("version=0.0.4");
        assertThat(answer.body())
                .contains("jvm_memory_used_bytes")
                .contains("hikaricp_connections_active")
                .contains("http_server_requests_seconds_count")
                .contains("uri=\"/login\"");
    }

    @Test
    void what_a_proxy_brings_from_elsewhere_is_refused() throws IOException, InterruptedException {
        assertThat(ask("/metrics", "X-Forwarded-For", "203.0.113.9").statusCode())
                .isEqualTo(403);
        assertThat(ask("/metrics", "Forwarded", "for=203.0.113.9").body()).contains("pactwire.metrics-key");
    }

    @Test
    void no_address_with_a_secret_in_it_becomes_a_metric() throws IOException, InterruptedException {
        for (String path : new String[] {
            "/join/very-secret-token",
            "/reset-password/very-secret-token",
            "/sign/very-secret-token",
            "/login?next=/very-secret-token",
            "/nothing/very-secret-token"
        }) {
            new WebClient(port).get(path);
        }

        assertThat(ask("/metrics").body()).doesNotContain("very-secret-token");
    }

    @Test
    void a_machine_that_asks_whether_all_is_well_hears_yes_and_no_more() throws IOException, InterruptedException {
        assertThat(ask("/healthz").body()).isEqualTo("{\"status\":\"ok\"}");
    }
}
