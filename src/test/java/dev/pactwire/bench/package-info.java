/// Measures speed, each figure beside a limit that is measured in the same run: `./pactwire bench`. Not a test: nothing
/// here fails because a machine is slow.
@NullMarked
package dev.pactwire.bench;

import org.jspecify.annotations.NullMarked;
