package dev.pactwire.shell;

import dev.pactwire.access.Sessions;
import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells every open browser what has changed. A message carries a topic and an id only: the page asks again,
/// with its own rights, for what it shows.
@Component
public class Live {

    static final String CHANNEL = "pactwire_live";
    static final int MOST_OF_ONE = 40;
    private static final String MISSED = Json.write(new Message("reconnected", ""));

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final AtomicLong opened = new AtomicLong();
    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();

    Live(JdbcClient jdbc, Sessions sessions) {
        this.jdbc = jdbc;
        this.sessions = sessions;
    }

    record Message(String topic, String id) {}

    /// As it goes to all nodes.
    ///
    /// @param only whom it is for; empty for everybody
    record Notice(String topic, String id, String only) {}

    /// Reaches the browsers of all nodes after the caller's transaction has committed, or at once without one.
    ///
    /// @param topic what kind of thing, such as `agreements`
    /// @param id which one, such as `opportunity:12`
    public void changed(String topic, String id) {
        notify(new Notice(topic, id, ""));
    }

    /// The same for the browsers of one person, about what is theirs alone.
    public void changedFor(UserId user, String topic) {
        notify(new Notice(topic, "", user.value().toString()));
    }

    private void notify(Notice notice) {
        jdbc.sql("select pg_notify(:channel, :notice)")
                .params(Params.of("channel", CHANNEL).with("notice", Json.write(notice)))
                .query((row, index) -> index)
                .list();
    }

    /// Opens a stream for a browser that has shown who it is. It lasts until the browser leaves or its session ends.
    ///
    /// @param session its mark, see [Sessions#mark]
    public SseEmitter open(User user, String session) {
        makeRoomFor(user.id());
        var stream = new LiveStream(user.id(), session, opened.incrementAndGet(), streams::remove);
        streams.add(stream);
        stream.welcome();
        return stream.emitter();
    }

    /// A browser has one, so that nobody honest comes near the bound; the oldest makes room.
    private synchronized void makeRoomFor(UserId user) {
        List<LiveStream> theirs = streams.stream()
                .filter(stream -> stream.user().equals(user))
                .sorted(Comparator.comparingLong(LiveStream::number))
                .toList();
        for (int i = 0; i <= theirs.size() - MOST_OF_ONE; i++) {
            end(theirs.get(i));
        }
    }

    private void end(LiveStream stream) {
        streams.remove(stream);
        stream.end();
    }

    /// Ends the streams of those who have logged out meanwhile, or may no longer log in.
    void endWithTheirSessions() {
        var open = List.copyOf(streams);
        if (open.isEmpty()) {
            return;
        }
        var alive = sessions.alive(open.stream().map(LiveStream::session).toList());
        open.stream().filter(stream -> !alive.contains(stream.session())).forEach(this::end);
    }

    int openStreams() {
        return streams.size();
    }

    /// Between two connections to the database nothing was heard: every page asks again.
    void missedSomething() {
        tell(MISSED);
    }

    /// What some node has said.
    void hear(String json) {
        Notice notice = Json.read(json, Notice.class);
        String message = Json.write(new Message(notice.topic(), notice.id()));
        streams.stream()
                .filter(stream -> notice.only().isEmpty()
                        || notice.only().equals(stream.user().value().toString()))
                .forEach(stream -> stream.tell(message, MISSED));
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
