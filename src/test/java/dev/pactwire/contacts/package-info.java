@NullMarked
package dev.pactwire.contacts;

import org.jspecify.annotations.NullMarked;
