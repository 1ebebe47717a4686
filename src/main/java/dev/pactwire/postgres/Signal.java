package dev.pactwire.postgres;

import java.io.IOException;
import java.util.List;

/// What the postmaster understands. Java itself can only send the signal that waits for every client to leave.
enum Signal {
    FAST_SHUTDOWN("INT"),
    IMMEDIATE_SHUTDOWN("QUIT");

    private final String code;

    Signal(String code) {
        this.code = code;
    }

    /// A process that is gone already is no error.
    void send(long pid) throws IOException, InterruptedException {
        Commands.works(List.of("sh", "-c", "kill -%s %d".formatted(code, pid)));
    }
}
