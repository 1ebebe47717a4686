package dev.pactwire.integrations;

/// A signing service as the admin's page shows it.
///
/// @param hook where it must deliver its messages
/// @param hmacKeys how many keys are accepted
/// @param refused how many messages were not taken in the last days
public record SigningService(SigningConnection connection, boolean inUse, String hook, int hmacKeys, long refused) {}
