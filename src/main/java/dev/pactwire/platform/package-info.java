/// What every module stands on: clock, ids, JSON, SQL parameters, settings, outgoing HTTP with limits. Knows no other
/// module.
@NullMarked
@ApplicationModule(
        displayName = "platform",
        allowedDependencies = {})
package dev.pactwire.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
