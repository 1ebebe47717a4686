/// The OAuth server of the built-in signing: apps ("integration keys"), login and consent, codes, tokens, userinfo, and
/// the one signing account of this installation. Knows no envelope.
@NullMarked
@ApplicationModule(
        displayName = "signingoauth",
        allowedDependencies = {"platform", "jobs", "access", "shell"})
package dev.pactwire.signingoauth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
