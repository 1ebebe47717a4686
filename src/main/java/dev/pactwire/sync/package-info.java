/// From the sources to the contacts: pulls what has changed, keeps the newest raw copy of every source record, and says
/// what the records tell of whom. Knows the sources by their wires only.
@NullMarked
@ApplicationModule(
        displayName = "sync",
        allowedDependencies = {"platform", "bus", "copper", "contacts"})
package dev.pactwire.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
