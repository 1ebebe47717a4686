package dev.pactwire.shell;

import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells every open browser what has changed. A message carries a topic and an id only: the page asks again,
/// with its own rights, for what it shows.
@Component
public class Live {

    static final String CHANNEL = "pactwire_live";
    private static final String MISSED = Json.write(new Message("reconnected", ""));

    private final JdbcClient jdbc;
    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();

    Live(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Message(String topic, String id) {}

    /// Reaches the browsers of all nodes after the caller's transaction has committed, or at once without one.
    ///
    /// @param topic what kind of thing, such as `agreements`
    /// @param id which one, such as `opportunity:12`
    public void changed(String topic, String id) {
        jdbc.sql("select pg_notify(:channel, :message)")
                .params(Params.of("channel", CHANNEL).with("message", Json.write(new Message(topic, id))))
                .query((row, index) -> index)
                .list();
    }

    /// Opens a stream for a browser that has shown who it is. It lasts until the browser leaves.
    public SseEmitter open() {
        var stream = new LiveStream(streams::remove);
        streams.add(stream);
        stream.welcome();
        return stream.emitter();
    }

    int openStreams() {
        return streams.size();
    }

    /// Between two connections to the database nothing was heard: every page asks again.
    void missedSomething() {
        tell(MISSED);
    }

    void tell(String message) {
        streams.forEach(stream -> stream.tell(message, MISSED));
    }

    void heartbeat() {
        streams.forEach(stream -> stream.comment("still here"));
    }

    void closeAll() {
        streams.forEach(LiveStream::end);
        streams.clear();
    }
}
