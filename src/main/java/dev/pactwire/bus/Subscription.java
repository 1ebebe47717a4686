package dev.pactwire.bus;

import java.util.function.Consumer;

/// A bean that tells the bus who wants which event. The name is stored with each delivery: never change it.
///
/// The handler is called at least once, outside a transaction, and must do nothing more when called again. When
/// it throws, the delivery is tried again with back-off and, in the end, set aside where an admin sees it.
public record Subscription<E extends Event>(String name, Class<E> event, Consumer<E> handler) {}
