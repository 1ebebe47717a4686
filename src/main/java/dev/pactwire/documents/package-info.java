/// Files and what is done with them: keeping bytes, inspecting and converting to PDF, sealing, checking a seal,
/// page images, reports. Knows no envelope, recipient or tab.
@NullMarked
@ApplicationModule(
        displayName = "documents",
        allowedDependencies = {"platform", "vault", "pdf", "drawing"})
package dev.pactwire.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
