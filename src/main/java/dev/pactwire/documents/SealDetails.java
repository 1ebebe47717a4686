package dev.pactwire.documents;

import java.time.Instant;

/// What a reader shows of a seal beside its certificate.
public record SealDetails(String reason, String location, Instant time, String name) {}
