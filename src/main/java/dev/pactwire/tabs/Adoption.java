package dev.pactwire.tabs;

import dev.pactwire.drawing.Ink;

/// How a signer chose to sign.
public sealed interface Adoption {

    record Drawn(Ink signature, Ink initials) implements Adoption {}

    record Typed(String name, String initials) implements Adoption {}

    /// Not chosen yet: nothing can be signed.
    record None() implements Adoption {}
}
