/// Outgoing e-mail: a durable queue, SMTP with DKIM, and, without SMTP, the place where mail lands. Knows no sender's
/// reason.
@NullMarked
@ApplicationModule(
        displayName = "mailroom",
        allowedDependencies = {"platform", "jobs", "vault"})
package dev.pactwire.mailroom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
