package dev.pactwire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Asks for the first page and stops: the build lets the JVM watch this once and keep what it learns for later starts.
@Component
class TrainingRun {

    private static final int HTTP_OK = 200;
    /// What works in the background has begun by then.
    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    @EventListener
    void run(ApplicationReadyEvent event) {
        ApplicationContext program = event.getApplicationContext();
        if (program.getEnvironment().getProperty("pactwire.training", boolean.class, false)) {
            String port = program.getEnvironment().getRequiredProperty("local.server.port");
            Thread.ofPlatform().start(() -> visit(program, URI.create("http://localhost:%s/".formatted(port))));
        }
    }

    private static void visit(ApplicationContext program, URI firstPage) {
        try (HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var request = HttpRequest.newBuilder(firstPage).header("Accept", "text/html");
            int status = browser.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            Thread.sleep(A_MOMENT);
            System.exit(status == HTTP_OK ? SpringApplication.exit(program) : 1);
        } catch (IOException | InterruptedException broken) {
            System.exit(1);
        }
    }
}
