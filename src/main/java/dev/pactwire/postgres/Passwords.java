package dev.pactwire.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/// The passwords of the embedded server, each random and in a file beside the data that only its owner may read.
record Passwords(String owner, String application) {

    private static final int RANDOM_BYTES = 24;

    static Passwords in(Path folder) throws IOException {
        return new Passwords(
                readOrCreate(folder.resolve("owner.password")), readOrCreate(folder.resolve("pactwire.password")));
    }

    private static String readOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(random);
            Path unfinished = file.resolveSibling(file.getFileName() + ".new");
            Folders.writeSecret(
                    unfinished, Base64.getUrlEncoder().withoutPadding().encode(random));
            Files.move(unfinished, file);
        }
        return Files.readString(file).strip();
    }

    @Override
    public String toString() {
        return "Passwords[secret]";
    }
}
