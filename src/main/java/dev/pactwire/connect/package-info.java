/// Tells the outside what happens to envelopes, by signed webhooks as DocuSign Connect sends them (one message for an
/// event, JSON, `restv2.1`). Knows envelopes and tabs only by what they publish and show, and no receiver.
@NullMarked
@ApplicationModule(
        displayName = "connect",
        allowedDependencies = {"platform", "bus", "jobs", "vault", "access", "envelopes", "tabs"})
package dev.pactwire.connect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
