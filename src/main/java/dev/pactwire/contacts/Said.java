package dev.pactwire.contacts;

import tools.jackson.databind.JsonNode;

/// A value as a record says it. JSON `null` clears what others have said less recently.
///
/// @param overwrites whether the latest such value counts; else it only fills what no other fills, the earliest first
public record Said(JsonNode value, boolean overwrites) {}
