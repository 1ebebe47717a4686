package dev.pactwire.records;

import java.util.Set;

/// A page of another program that record pages show in a frame.
///
/// @param id chosen by whoever registers it, `[a-z0-9-]{1,64}`
/// @param recordTypes the types of record that show it
public record EmbeddedApp(String id, String name, String url, Set<RecordType> recordTypes, boolean enabled) {

    public boolean isShownOn(RecordType type) {
        return enabled && recordTypes.contains(type);
    }
}
