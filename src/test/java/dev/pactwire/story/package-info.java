/// The main job as people do it: page objects named as a person would say it, and tests that read like the promise.
/// Knows browsers, addresses and files; of the program's inside only what a test must count or hold back.
@NullMarked
package dev.pactwire.story;

import org.jspecify.annotations.NullMarked;
