/// Unified contacts and company accounts: what all sources together tell of one person or one company. Knows no
/// vendor and no source: a source says what it has observed, and this module says who that is. Three layers: the
/// observation of each source record, the identifiers that tell whose it is, and the contact that follows from them.
@NullMarked
@ApplicationModule(
        displayName = "contacts",
        allowedDependencies = {"platform", "bus"})
package dev.pactwire.contacts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
