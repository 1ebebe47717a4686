package dev.pactwire.agreements;

/// What the panel's pages say of a record.
public record PanelRecord(String name) {}
