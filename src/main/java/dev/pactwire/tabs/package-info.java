/// The kinds of tab: where they stand, what may be put in, how they are drawn. Knows no envelope and no wire.
@NullMarked
@ApplicationModule(
        displayName = "tabs",
        allowedDependencies = {"platform", "documents", "drawing"})
package dev.pactwire.tabs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
