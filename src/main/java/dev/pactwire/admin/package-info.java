/// The pages of what everyone and admins need beside the work itself: login, invitations, people, own settings,
/// the audit log, the Mailroom and what the bus could not deliver. Knows no record and no envelope.
@NullMarked
@ApplicationModule(
        displayName = "admin",
        allowedDependencies = {"platform", "bus", "access", "mailroom", "shell"})
package dev.pactwire.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
