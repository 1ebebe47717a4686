/// Agreements on records: settings, drafts, sending, status, filing, and the panel that a CRM embeds. Knows the
/// CRM and the signing service only by their wires; an agreement is an envelope seen from the record.
@NullMarked
@ApplicationModule(
        displayName = "agreements",
        allowedDependencies = {
            "platform",
            "pdf",
            "bus",
            "jobs",
            "vault",
            "mailroom",
            "access",
            "shell",
            "docusign",
            "copper",
            "integrations"
        })
package dev.pactwire.agreements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
