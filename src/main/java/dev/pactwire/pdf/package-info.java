/// A PDF from outside: whether it can be used at all, said within bounded time and memory; how it is opened, which
/// pages it has, how large they are, who has signed it. Whoever takes a stranger's PDF asks here first. Changes none.
@NullMarked
@ApplicationModule(
        displayName = "pdf",
        allowedDependencies = {})
package dev.pactwire.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
