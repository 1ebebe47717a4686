package dev.pactwire.copperapi;

import dev.pactwire.access.User;

/// Who calls: the owner of the key.
record Caller(User user) {}
