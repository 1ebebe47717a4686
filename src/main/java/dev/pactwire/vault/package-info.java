/// Secrets and private keys, encrypted at rest. Knows nothing of what they are for.
@NullMarked
@ApplicationModule(
        displayName = "vault",
        allowedDependencies = {"platform"})
package dev.pactwire.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
