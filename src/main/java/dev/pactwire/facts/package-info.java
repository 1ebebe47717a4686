/// One fact of a record: how it is shown, how it is edited, and what is read of what people typed. Knows records by
/// their public types, and no page and no address.
@NullMarked
@ApplicationModule(
        displayName = "facts",
        allowedDependencies = {"platform", "access", "shell", "records", "recordtypes"})
package dev.pactwire.facts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
