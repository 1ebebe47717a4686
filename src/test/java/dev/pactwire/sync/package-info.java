@NullMarked
package dev.pactwire.sync;

import org.jspecify.annotations.NullMarked;
