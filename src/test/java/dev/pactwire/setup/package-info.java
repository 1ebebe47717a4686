@NullMarked
package dev.pactwire.setup;

import org.jspecify.annotations.NullMarked;
