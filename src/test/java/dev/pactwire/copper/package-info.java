/// The Copper client against a fake server that misbehaves on demand.
@NullMarked
package dev.pactwire.copper;

import org.jspecify.annotations.NullMarked;
