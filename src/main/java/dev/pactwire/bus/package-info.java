/// News between modules: past-tense event records over a transactional outbox, delivered at least once to each handler,
/// in order for each key. Knows no module that publishes or listens.
@NullMarked
@ApplicationModule(
        displayName = "bus",
        allowedDependencies = {"platform"})
package dev.pactwire.bus;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
