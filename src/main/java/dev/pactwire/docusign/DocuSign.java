package dev.pactwire.docusign;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Outgoing;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// The REST interface of signing services, in four parts; each works for one account as one person.
@Component
public class DocuSign {

    private final Outgoing outgoing;
    private final CallBudget budget;
    private final Clock clock;
    private final Ids ids;

    public DocuSign(Outgoing outgoing, CallBudget budget, Clock clock, Ids ids) {
        this.outgoing = outgoing;
        this.budget = budget;
        this.clock = clock;
        this.ids = ids;
    }

    public EnvelopeCalls envelopes(SigningAccount.Access access) {
        return new EnvelopeCalls(wire(access));
    }

    public DocumentCalls documents(SigningAccount.Access access) {
        return new DocumentCalls(wire(access));
    }

    public ViewCalls views(SigningAccount.Access access) {
        return new ViewCalls(wire(access));
    }

    /// Needs an administrator's access (Connect).
    public ConnectCalls connect(SigningAccount.Access access) {
        return new ConnectCalls(wire(access));
    }

    private Wire wire(SigningAccount.Access access) {
        return new Wire(outgoing, budget, clock, ids, access);
    }
}
