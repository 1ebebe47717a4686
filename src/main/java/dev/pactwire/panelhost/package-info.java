/// The host's side of embedded apps: what an app in a frame on a record's page may ask of the CRM. Knows records by
/// their public types and the wire of the CRM by its addresses, and no page.
@NullMarked
@ApplicationModule(
        displayName = "panelhost",
        allowedDependencies = {"platform", "vault", "access", "records", "recordtypes"})
package dev.pactwire.panelhost;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
