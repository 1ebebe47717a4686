/// Who may do what: users, roles, sessions, invitations, API keys, the audit log. Knows no page and no record.
@NullMarked
@ApplicationModule(
        displayName = "access",
        allowedDependencies = {"platform", "jobs"})
package dev.pactwire.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
