/// Accounts at signing services and what they deliver, against a service that the tests control.
@NullMarked
package dev.pactwire.integrations;

import org.jspecify.annotations.NullMarked;
