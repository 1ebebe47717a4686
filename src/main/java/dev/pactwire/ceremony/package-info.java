/// The pages on which people act on envelopes: the signer's, and the sender's for placing fields. It shows what
/// `envelopes` and `tabs` decide and asks them for every change; it knows no wire and no record of the CRM.
@NullMarked
@ApplicationModule(
        displayName = "ceremony",
        allowedDependencies = {"platform", "jobs", "access", "shell", "documents", "drawing", "tabs", "envelopes"})
package dev.pactwire.ceremony;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
