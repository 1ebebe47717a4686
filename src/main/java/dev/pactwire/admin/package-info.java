/// The pages of what everyone and admins need beside the work itself: login, invitations, people, own settings, the
/// audit
/// log and the Mailroom. Knows no record and no envelope.
@NullMarked
@ApplicationModule(
        displayName = "admin",
        allowedDependencies = {"platform", "access", "mailroom", "shell"})
package dev.pactwire.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
