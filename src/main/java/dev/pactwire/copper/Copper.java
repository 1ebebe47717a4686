package dev.pactwire.copper;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Outgoing;
import org.springframework.stereotype.Component;

/// The door to CRMs that speak Copper's Developer API.
@Component
public class Copper {

    private final Outgoing outgoing;
    private final CallMeter meter;
    private final Ids ids;

    public Copper(Outgoing outgoing, CallMeter meter, Ids ids) {
        this.outgoing = outgoing;
        this.meter = meter;
        this.ids = ids;
    }

    public CopperSession at(CopperConnection connection, Urgency urgency) {
        return new CopperSession(new Wire(outgoing, meter, ids, connection, urgency));
    }
}
