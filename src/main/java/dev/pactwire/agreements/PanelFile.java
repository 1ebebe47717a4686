package dev.pactwire.agreements;

/// A file of the record that may be sent. Size in bytes.
public record PanelFile(long id, String name, long size) {}
