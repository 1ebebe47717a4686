/// What every test may lean on: one real PostgreSQL for a run, and a fresh database for each test class that asks.
@NullMarked
package dev.pactwire.testing;

import org.jspecify.annotations.NullMarked;
