/// The CRM's pages: home, lists, the board, record pages with facts, activities, relations and files; and the host's
/// side of
/// embedded apps. Knows records through their public types, and the wire of the CRM only as a page knows an address.
@NullMarked
@ApplicationModule(
        displayName = "recordpages",
        allowedDependencies = {"platform", "bus", "jobs", "vault", "mailroom", "access", "shell", "records"})
package dev.pactwire.recordpages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
