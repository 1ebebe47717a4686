package dev.pactwire.docusign;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The published messages in `src/test/resources/docusign`, byte by byte.
final class Payloads {

    private Payloads() {}

    static byte[] bytes(String name) {
        try (var in = Payloads.class.getResourceAsStream("/docusign/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in src/test/resources/docusign");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
