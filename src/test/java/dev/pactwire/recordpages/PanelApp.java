package dev.pactwire.recordpages;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/// A small embedded app of somebody else on another site: it takes the hand-over by POST and speaks to its host
/// with messages, as an app with the public SDK does. A test asks it through its frame: `ask(type, payload)`,
/// `tell(type, payload)`, and reads `window.heard`.
final class PanelApp implements AutoCloseable {

    private static final String PAGE = """
            <!doctype html><html><head><meta charset="utf-8"><title>app</title></head><body>
            <h1 id="where"></h1>
            <script>
            const query = new URLSearchParams(location.search);
            const host = query.get('origin'), instanceId = query.get('instanceId');
            window.heard = [];
            const waiting = new Map();
            let counter = 0;
            window.addEventListener('message', (event) => {
              if (event.origin !== host) return;
              const found = waiting.get(event.data.type + '/' + event.data.id);
              if (found) {
                waiting.delete(event.data.type + '/' + event.data.id);
                if (event.data.error) found.reject(new Error(JSON.stringify(event.data.error))); else found.resolve(event.data.data);
              } else window.heard.push({ type: event.data.type, data: event.data.msg || event.data.data });
            });
            window.tell = (type, payload = {}, as = instanceId) => window.top.postMessage({ ...payload, instanceId: as, version: '0.9.1', type, id: -1 }, host);
            window.ask = (type, payload = {}, as = instanceId) => new Promise((resolve, reject) => {
              const id = counter++;
              waiting.set(type + '/' + id, { resolve, reject });
              window.top.postMessage({ ...payload, instanceId: as, version: '0.9.1', type, id }, host);
              setTimeout(() => reject(new Error('no answer')), 4000);
            });
            document.getElementById('where').textContent = query.get('location');
            tell('init');
            </script></body></html>""";

    private final HttpServer server;
    private final Deque<String> handOvers = new ConcurrentLinkedDeque<>();
    private final Deque<String> queries = new ConcurrentLinkedDeque<>();

    PanelApp() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.createContext("/app", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (body.startsWith("jwt=")) {
            handOvers.add(URLDecoder.decode(body.substring(4), StandardCharsets.UTF_8));
        }
        queries.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String url() {
        return origin() + "/app?customer=7";
    }

    Deque<String> requests() {
        return queries;
    }

    SignedJWT lastHandOver() {
        try {
            return SignedJWT.parse(handOvers.getLast());
        } catch (ParseException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
