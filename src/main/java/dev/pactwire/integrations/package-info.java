/// Accounts at vendors: consent, tokens and their refresh, keys, health; and the inbox, which verifies, stores and
/// publishes every inbound webhook once. Knows the vendors by their wires, and no agreement.
@NullMarked
@ApplicationModule(
        displayName = "integrations",
        allowedDependencies = {"platform", "bus", "jobs", "vault", "mailroom", "access", "shell", "docusign", "copper"})
package dev.pactwire.integrations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
