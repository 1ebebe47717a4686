package dev.pactwire.contacts;

import dev.pactwire.bus.Event;
import java.util.List;
import java.util.UUID;

/// What happened to a contact or a company account. Those of one arrive in order.
public sealed interface UnifiedEvent extends Event {

    UUID id();

    Subject subject();

    @Override
    default String key() {
        return id().toString();
    }

    record Created(UUID id, Subject subject) implements UnifiedEvent {}

    /// @param attributes the names of those that have other values now
    record Changed(UUID id, Subject subject, List<String> attributes) implements UnifiedEvent {}

    /// `id` is an alias of `into` from now on.
    record Merged(UUID id, Subject subject, UUID into) implements UnifiedEvent {}

    /// Nothing tells of it any more.
    record Gone(UUID id, Subject subject) implements UnifiedEvent {}
}
