package dev.pactwire.testing;

import dev.pactwire.platform.Call;
import dev.pactwire.platform.Outcome;
import dev.pactwire.platform.Outgoing;
import java.time.Duration;

/// The real HTTP client with little patience and a small appetite, so that a test need not wait. Reaches loopback.
public final class Impatient extends Outgoing {

    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final int APPETITE = 256 * 1024;

    public Impatient() {
        super(uri -> true);
    }

    @Override
    public Outcome send(Call call) {
        return super.send(call.within(PATIENCE).atMost(Math.min(call.maxBytes(), APPETITE)));
    }
}
