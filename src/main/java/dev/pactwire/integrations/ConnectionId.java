package dev.pactwire.integrations;

import java.util.UUID;

/// Credentials and settings for one account at one vendor.
public record ConnectionId(UUID value) {}
