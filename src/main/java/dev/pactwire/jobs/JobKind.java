package dev.pactwire.jobs;

import java.util.function.Consumer;

/// A bean that names a kind of one-time work; `Jobs.schedule` gives it instances. The name is stored: never change it.
/// When the work throws it is tried again with back-off, so it must do nothing more when called again.
public record JobKind(String name, Consumer<String> work) {}
