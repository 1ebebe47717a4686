/// The DocuSign-compatible REST server of the built-in signing: reads what SDKs send, calls one verb of `envelopes`,
/// `connect` or `ceremony`, and answers as eSignature REST v2.1 does. A vendor's odd spelling ends here. Knows nothing
/// of the hub, which is one client among others.
@NullMarked
@ApplicationModule(
        displayName = "esign",
        allowedDependencies = {
            "platform",
            "jobs",
            "access",
            "shell",
            "signingoauth",
            "documents",
            "tabs",
            "envelopes",
            "connect",
            "ceremony"
        })
package dev.pactwire.esign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
