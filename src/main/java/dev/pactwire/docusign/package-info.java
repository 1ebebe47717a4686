/// Our client of a signing service that speaks DocuSign's wire: OAuth, eSignature REST v2.1, and the reading and
/// verifying of Connect messages. Knows no agreement, no CRM and nothing of the built-in signing service, which it
/// reaches over HTTP like any other; where to call always comes in as a value. Names in brackets say where the rule
/// stands in DocuSign's developer documentation.
@NullMarked
@ApplicationModule(
        displayName = "docusign",
        allowedDependencies = {"platform"})
package dev.pactwire.docusign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
