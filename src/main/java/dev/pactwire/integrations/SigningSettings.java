package dev.pactwire.integrations;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// How a signing connection is stored. The built-in one has no addresses: they are this installation's own.
record SigningSettings(@Nullable URI oauthBase, String clientId) {}
