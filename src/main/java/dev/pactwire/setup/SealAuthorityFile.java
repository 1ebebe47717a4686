package dev.pactwire.setup;

import dev.pactwire.documents.SealKeys;
import dev.pactwire.platform.PactwireSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/// Writes the certificate of the authority behind every seal to `<data>/signing-ca.pem`, for PDF readers that should
/// trust what this installation seals.
@Component
class SealAuthorityFile implements ApplicationListener<ApplicationReadyEvent> {

    private final SealKeys keys;
    private final PactwireSettings settings;

    SealAuthorityFile(SealKeys keys, PactwireSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Path file = settings.data().resolve("signing-ca.pem");
        try {
            Files.createDirectories(settings.data());
            Files.writeString(file, keys.caPem());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The file " + file + " cannot be written", unwritable);
        }
    }
}
