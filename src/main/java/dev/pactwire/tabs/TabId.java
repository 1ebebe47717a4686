package dev.pactwire.tabs;

import java.util.UUID;

public record TabId(UUID value) {}
