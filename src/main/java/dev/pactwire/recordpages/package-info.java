/// The CRM's pages: home, lists, the board, record pages with facts, activities, relations, files and the frames of
/// embedded apps. Knows records through their public types and no wire.
@NullMarked
@ApplicationModule(
        displayName = "recordpages",
        allowedDependencies = {"platform", "bus", "access", "shell", "records", "recordtypes", "facts", "panelhost"})
package dev.pactwire.recordpages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
