/// Due and recurring work on PostgreSQL leases: runs once, on whichever node is free. Knows no job.
@NullMarked
@ApplicationModule(
        displayName = "jobs",
        allowedDependencies = {"platform"})
package dev.pactwire.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
