/// The first start: the demo company, and the ties between the hub and the built-in CRM and signing service. The only
/// module that sees all.
@NullMarked
@ApplicationModule(displayName = "setup", type = ApplicationModule.Type.OPEN)
package dev.pactwire.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
