/// The frame of every page: navigation, translations, assets, errors, the command palette and live updates.
/// Modules fill it with beans; it knows none of them.
@NullMarked
@ApplicationModule(
        displayName = "shell",
        allowedDependencies = {"platform", "bus", "access"})
package dev.pactwire.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
