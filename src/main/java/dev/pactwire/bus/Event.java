package dev.pactwire.bus;

/// Something that has happened. Implemented by public records of ids and plain values, named in the past tense.
/// Their JSON is stored, so a component is only ever added, never renamed.
public interface Event {

    /// Events of one key reach each handler in the order of their publishing: usually the id of what changed.
    String key();
}
