/// Agreements against a signing service and a CRM that the tests control.
@NullMarked
package dev.pactwire.agreements;

import org.jspecify.annotations.NullMarked;
