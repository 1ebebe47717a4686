package dev.pactwire.integrations;

import dev.pactwire.access.UserId;
import java.net.URI;
import java.time.Instant;

/// One person's grant at one connection; the tokens themselves are in the vault.
///
/// @param version counts the tokens: a lease taken for an older one is worth nothing
record Grant(
        ConnectionId connection,
        UserId user,
        String accountId,
        String accountName,
        URI base,
        String email,
        boolean isConnected,
        Instant connectedAt,
        Instant expiresAt,
        long version) {}
