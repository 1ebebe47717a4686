package dev.pactwire.documents;

import java.util.UUID;

/// A kept file; equal bytes have one id.
public record FileId(UUID value) {}
