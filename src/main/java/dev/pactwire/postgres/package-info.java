/// The database under everything: launches the PostgreSQL that Pactwire carries with it, or connects to an external
/// one, migrates it, and moves its content by backup and restore. It knows no table of any module.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.pactwire.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
