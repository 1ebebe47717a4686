package dev.pactwire.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// A CRM of another site that embeds the panel: one static page that plays the parent's side of the panel protocol. It
/// runs on `127.0.0.1`, which is another site than `localhost`, for the whole run.
public final class ForeignHost {

    private static final String PAGE = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Another CRM</title>
            <style>body { font: 16px sans-serif; margin: 24px } iframe { display: block; width: 400px; height: 300px; border: 1px solid #999; margin-top: 12px }
            #modal { position: fixed; inset: 20px auto auto 460px; width: 760px; height: 720px; background: #fff }</style></head><body>
            <h1>Another CRM</h1><button id="plus" type="button">+</button>
            <script>
            const query = new URLSearchParams(location.search);
            const panel = new URL(query.get('panel'));
            window.heard = [];
            const instances = new Map();
            async function open(where, params = {}) {
              const id = crypto.randomUUID();
              const frame = document.createElement('iframe');
              frame.id = where;
              frame.name = id;
              document.body.append(frame);
              instances.set(id, frame);
              const url = new URL(panel);
              const all = { ...params, location: where, origin: location.origin, instanceId: id };
              for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
              const jwt = await (await fetch('/hand-over')).text();
              if (!jwt) { frame.src = url; return; }
              const form = document.createElement('form');
              Object.assign(form, { method: 'post', target: id, action: url });
              const field = document.createElement('input');
              Object.assign(field, { name: 'jwt', value: jwt });
              form.append(field);
              form.hidden = true;
              document.body.append(form);
              form.submit();
              form.remove();
            }
            window.addEventListener('message', (event) => {
              const frame = instances.get(event.data.instanceId);
              if (event.origin !== panel.origin || event.source !== frame?.contentWindow) return;
              const { type, id } = event.data;
              window.heard.push(event.data);
              if (type === 'getContext') {
                const data = { entityType: query.get('type'), entityData: { id: Number(query.get('id')) }, editableFields: [] };
                event.source.postMessage({ type, id, data }, event.origin);
              }
              if (type === 'showModal') open('modal', event.data.params);
              if (type === 'closeModal') document.getElementById('modal')?.remove();
            });
            document.getElementById('plus').addEventListener('click', () => document.getElementById('sidebar').contentWindow.postMessage({ type: 'addButtonClicked', data: {} }, panel.origin));
            open('sidebar');
            </script></body></html>""";

    /// In a frame of another site: keeps a cookie and tells whether it comes back.
    private static final String PROBE = """
            <!doctype html><html lang="en"><head><title>probe</title></head><body><output></output>
            <script>fetch('/cookie').then((answer) => answer.text()).then((text) => { document.querySelector('output').textContent = text; });</script>
            </body></html>""";

    private static final String PROBE_HOST = """
            <!doctype html><html lang="en"><head><title>probe</title></head><body>
            <iframe src="http://localhost:%d/probe"></iframe></body></html>""";

    private static volatile Supplier<String> handOver = () -> "";

    private ForeignHost() {}

    public static String origin() {
        return "http://127.0.0.1:" + port();
    }

    private static int port() {
        return Running.server.getAddress().getPort();
    }

    /// What the CRM signs about who looks, asked anew for every frame; empty: it signs nothing.
    public static void signs(Supplier<String> word) {
        handOver = word;
    }

    /// The page of one record, with the panel in a frame.
    public static String recordPage(String panel, String type, long id) {
        return origin() + "/record?type=" + type + "&id=" + id + "&panel="
                + URLEncoder.encode(panel, StandardCharsets.UTF_8);
    }

    /// A page whose frame, of the site `localhost`, tells in an `output` whether the browser keeps cookies there.
    public static String cookieProbe() {
        return origin() + "/probe-host";
    }

    /// Initialized, hence started, on first use.
    private static final class Running {

        static final HttpServer server = start();

        private static HttpServer start() {
            try {
                var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
                server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                server.createContext("/", ForeignHost::answer);
                server.start();
                return server;
            } catch (IOException noPort) {
                throw new UncheckedIOException(noPort);
            }
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body = switch (exchange.getRequestURI().getPath()) {
            case "/record" -> html(exchange, PAGE);
            case "/probe-host" -> html(exchange, PROBE_HOST.formatted(port()));
            case "/probe" -> {
                exchange.getResponseHeaders().add("Set-Cookie", "probe=kept; Path=/; SameSite=None; Secure");
                yield html(exchange, PROBE);
            }
            case "/cookie" -> bytes(exchange.getRequestHeaders().containsKey("Cookie") ? "cookie kept" : "no cookie");
            case "/hand-over" -> bytes(handOver.get());
            default -> bytes("");
        };
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] html(HttpExchange exchange, String page) {
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        return bytes(page);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
