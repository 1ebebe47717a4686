/// Drawing onto the pages of a PDF: text of any script in fonts of our own, ink, and the marks that are stamped
/// on a page. Knows no file store, no seal, no envelope and no tab.
@NullMarked
@ApplicationModule(
        displayName = "drawing",
        allowedDependencies = {"platform", "pdf"})
package dev.pactwire.drawing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
