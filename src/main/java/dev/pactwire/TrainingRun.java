package dev.pactwire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Asks for the first page and stops: the build lets the JVM watch this once and keep what it learns for later starts.
@Component
class TrainingRun {

    private static final int HTTP_OK = 200;

    @EventListener
    void run(ApplicationReadyEvent event) throws IOException, InterruptedException {
        if (!event.getApplicationContext().getEnvironment().getProperty("pactwire.training", boolean.class, false)) {
            return;
        }
        String port = event.getApplicationContext().getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            URI firstPage = URI.create("http://localhost:%s/".formatted(port));
            HttpResponse<Void> page = browser.send(
                    HttpRequest.newBuilder(firstPage)
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (page.statusCode() != HTTP_OK) {
                throw new IllegalStateException("The first page answers " + page.statusCode());
            }
        }
        System.exit(SpringApplication.exit(event.getApplicationContext()));
    }
}
