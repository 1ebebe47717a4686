/// The DocuSign client against a fake server that misbehaves on demand.
@NullMarked
package dev.pactwire.docusign;

import org.jspecify.annotations.NullMarked;
