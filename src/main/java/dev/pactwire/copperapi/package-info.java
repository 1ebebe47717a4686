/// The CRM's public wire: a REST server that works with the documented subset of Copper's Developer API named in
/// `docs/decisions/0042-crm-wire-subset.md`, and with our announced extensions. Knows the records and no page.
@NullMarked
@ApplicationModule(
        displayName = "copperapi",
        allowedDependencies = {"platform", "jobs", "vault", "access", "shell", "records", "recordtypes"})
package dev.pactwire.copperapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
