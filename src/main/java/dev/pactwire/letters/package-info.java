/// Letters to people about what has happened, in their language: words and simple HTML, handed to the mailroom.
/// Knows no envelope and nothing else that a letter may be about.
@NullMarked
@ApplicationModule(
        displayName = "letters",
        allowedDependencies = {"mailroom", "shell"})
package dev.pactwire.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
