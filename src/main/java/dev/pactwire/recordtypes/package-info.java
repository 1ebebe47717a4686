/// What the CRM is made of: the types of record, their fields, the values that stand in them, and what is not accepted
/// there. Knows no table and no user's rights.
@NullMarked
@ApplicationModule(
        displayName = "recordtypes",
        allowedDependencies = {"platform", "access"})
package dev.pactwire.recordtypes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
