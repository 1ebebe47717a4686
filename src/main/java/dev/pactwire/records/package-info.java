/// The built-in CRM: leads, people, companies, opportunities and tasks, what is related to them, what happened with
/// them and the files that lie on them. Knows nothing of agreements, of any wire and of any page.
@NullMarked
@ApplicationModule(
        displayName = "records",
        allowedDependencies = {"platform", "bus", "vault", "access", "recordtypes"})
package dev.pactwire.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
