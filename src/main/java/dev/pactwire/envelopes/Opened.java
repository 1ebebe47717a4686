package dev.pactwire.envelopes;

/// What a recipient sees when he opens an envelope.
public record Opened(Envelope envelope, Recipient recipient, Standing standing) {}
