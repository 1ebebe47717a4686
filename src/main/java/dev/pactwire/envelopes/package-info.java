/// Envelopes: documents that go to recipients in an order, their life, their evidence and their closing. Knows
/// what a tab and a PDF are, but no page, no wire and no record of the CRM.
@NullMarked
@ApplicationModule(
        displayName = "envelopes",
        allowedDependencies = {
            "platform",
            "bus",
            "jobs",
            "mailroom",
            "access",
            "shell",
            "letters",
            "pdf",
            "documents",
            "drawing",
            "tabs"
        })
package dev.pactwire.envelopes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
