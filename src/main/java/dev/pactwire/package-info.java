/// The program's entrance. Everything it does is in the modules below.
@NullMarked
package dev.pactwire;

import org.jspecify.annotations.NullMarked;
