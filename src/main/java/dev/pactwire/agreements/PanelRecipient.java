package dev.pactwire.agreements;

/// A line of the send dialog.
public record PanelRecipient(String role, String name, String email, int order) {}
