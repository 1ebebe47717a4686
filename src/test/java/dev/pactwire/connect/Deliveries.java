package dev.pactwire.connect;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lets tests hold back webhooks, as a slow network would, and bring them in another order, as a bad one would.
public final class Deliveries {

    private Deliveries() {}

    public static void pause(ApplicationContext program) {
        program.getBean(Deliverer.class).stop();
    }

    public static void resume(ApplicationContext program) {
        program.getBean(Deliverer.class).start();
    }

    /// Delivers all that is held back, signed as ever, the newest first. It stays queued and comes in its order later.
    ///
    /// @return the events as they were delivered
    public static List<String> backwards(ApplicationContext program) throws IOException, InterruptedException {
        var messages = program.getBean(MessageStore.class);
        var told = new ArrayList<String>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Queued queued : queued(program)) {
                Message message = messages.find(queued.accountId(), queued.id()).orElseThrow();
                int status = http.send(request(program, message), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                told.add(message.event() + " " + status);
            }
        }
        return told;
    }

    private record Queued(long id, java.util.UUID accountId) {}

    private static List<Queued> queued(ApplicationContext program) {
        return program.getBean(JdbcClient.class)
                .sql("select id, account_id from connect.message where state = 'QUEUED' order by id desc")
                .query(Queued.class)
                .list();
    }

    private static HttpRequest request(ApplicationContext program, Message message) {
        ConnectConfiguration configuration = program.getBean(ConfigurationStore.class)
                .find(message.configurationId())
                .orElseThrow();
        byte[] body = message.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(configuration.url()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        Signatures.headers(body, program.getBean(HmacKeys.class).secrets(message.accountId()))
                .forEach(request::header);
        return request.build();
    }
}
