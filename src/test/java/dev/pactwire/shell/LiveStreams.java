package dev.pactwire.shell;

/// Lets tests count at the server how many live streams browsers hold.
public final class LiveStreams {

    private LiveStreams() {}

    /// Those whose browser is still there: to the others even a heartbeat fails, if not the first then the second.
    public static int heldBy(Live live) {
        live.heartbeat();
        live.heartbeat();
        return live.openStreams();
    }
}
