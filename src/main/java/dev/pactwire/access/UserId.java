package dev.pactwire.access;

import java.util.UUID;

/// A user of this installation; also the user's GUID on the signing wire.
public record UserId(UUID value) {

    public static UserId parse(String text) {
        return new UserId(UUID.fromString(text));
    }
}
