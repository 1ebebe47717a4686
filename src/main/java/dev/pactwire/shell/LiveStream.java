package dev.pactwire.shell;

import dev.pactwire.access.UserId;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/// One browser's stream. What it is told waits here for a thread that writes to this browser alone: one that has
/// stopped reading keeps nobody else waiting. Who falls too far behind is told only that it has missed something.
final class LiveStream {

    private static final int MOST_WAITING = 100;
    private static final long NEVER = 0L;

    private final UserId user;
    private final String session;
    private final long number;
    private final SseEmitter emitter = new SseEmitter(NEVER);
    private final Deque<SseEventBuilder> waiting = new ArrayDeque<>();
    private final Consumer<LiveStream> gone;
    private boolean writing;

    /// @param session the mark of the session that the stream lasts as long as
    /// @param number higher than that of every stream before it
    /// @param gone what to do when the browser has left
    LiveStream(UserId user, String session, long number, Consumer<LiveStream> gone) {
        this.user = user;
        this.session = session;
        this.number = number;
        this.gone = gone;
        emitter.onCompletion(() -> gone.accept(this));
        emitter.onTimeout(() -> gone.accept(this));
        emitter.onError(failure -> gone.accept(this));
    }

    UserId user() {
        return user;
    }

    String session() {
        return session;
    }

    long number() {
        return number;
    }

    SseEmitter emitter() {
        return emitter;
    }

    /// Before the answer begins: the container writes it itself, when it is ready for others to write.
    void welcome() {
        send(SseEmitter.event().comment("welcome"));
    }

    /// @param missed what stands for everything that waits when it has become too much
    synchronized void tell(String message, String missed) {
        boolean behind = waiting.size() == MOST_WAITING;
        if (behind) {
            waiting.clear();
        }
        add(SseEmitter.event().name("changed").data(behind ? missed : message, MediaType.TEXT_PLAIN));
    }

    /// Tells nothing, so that a browser that has left is noticed. Where anything waits, that will notice it.
    synchronized void comment(String words) {
        if (waiting.isEmpty()) {
            add(SseEmitter.event().comment(words));
        }
    }

    private void add(SseEventBuilder event) {
        waiting.add(event);
        if (!writing) {
            writing = true;
            Thread.ofVirtual().name("live-stream").start(this::write);
        }
    }

    private void write() {
        Optional<SseEventBuilder> next = next();
        while (next.isPresent()) {
            send(next.get());
            next = next();
        }
    }

    private synchronized Optional<SseEventBuilder> next() {
        Optional<SseEventBuilder> next = Optional.ofNullable(waiting.poll());
        writing = next.isPresent();
        return next;
    }

    /// A browser that has left is forgotten. Its request is the container's to end: to complete it here fails.
    private void send(SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException left) {
            leave();
        }
    }

    private synchronized void leave() {
        waiting.clear();
        gone.accept(this);
    }

    /// Ends the stream from here, without waiting for a browser that does not read.
    void end() {
        Thread.ofVirtual().name("live-end").start(emitter::complete);
    }
}
