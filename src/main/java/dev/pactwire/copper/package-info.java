/// Our client of a CRM that speaks Copper's Developer API: records, relations, activities, files, metadata, and the
/// signed hand-over of an embedded panel. Knows no agreement, no signing service and nothing of the built-in CRM,
/// which it reaches over HTTP like any other; where to call always comes in as a value. Names in brackets say where
/// the rule stands in Copper's developer documentation; what goes beyond it stands in
/// `docs/decisions/0020-wire-extensions.md`.
@NullMarked
@ApplicationModule(
        displayName = "copper",
        allowedDependencies = {"platform"})
package dev.pactwire.copper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
