package dev.pactwire.vault;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.PactwireSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// The keys that encrypt everything in the vault: numbered files `<data>/keys/master-<n>.key`, the highest
/// number encrypts, all decrypt. Nodes that share a database share this folder's content, or set
/// `PACTWIRE_MASTER_KEY` (base64, 32 bytes).
@Component
class MasterKey {

    private static final int KEY_BYTES = 32;
    private static final String PREFIX = "master-";
    private static final String SUFFIX = ".key";

    private final Path folder;
    private final Ids ids;
    private volatile TreeMap<Integer, SecretKey> keys;

    MasterKey(PactwireSettings settings, Ids ids) {
        this.folder = settings.data().resolve("keys");
        this.ids = ids;
        this.keys = load();
    }

    int current() {
        return keys.lastKey();
    }

    /// Looks into the folder again for a key that it does not know: another node may have added one.
    Optional<SecretKey> numbered(int number) {
        if (!keys.containsKey(number)) {
            keys = load();
        }
        return Optional.ofNullable(keys.get(number));
    }

    /// Adds a newer key; what is written from now on uses it.
    synchronized void add() {
        create(current() + 1);
        keys = load();
    }

    private TreeMap<Integer, SecretKey> load() {
        String fromEnvironment = System.getenv("PACTWIRE_MASTER_KEY");
        if (fromEnvironment != null) {
            return new TreeMap<>(Map.of(1, key(Base64.getDecoder().decode(fromEnvironment))));
        }
        var loaded = read();
        if (loaded.isEmpty()) {
            create(1);
            loaded = read();
        }
        return loaded;
    }

    private TreeMap<Integer, SecretKey> read() {
        var loaded = new TreeMap<Integer, SecretKey>();
        if (!Files.isDirectory(folder)) {
            return loaded;
        }
        try (var files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                int number = Integer.parseInt(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
                loaded.put(
                        number,
                        key(Base64.getDecoder().decode(Files.readString(file).strip())));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The keys in " + folder + " cannot be read", unreadable);
        }
        return loaded;
    }

    private void create(int number) {
        Path file = folder.resolve(PREFIX + number + SUFFIX);
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "new", ".tmp");
            try {
                write(fresh);
                Files.createLink(file, fresh);
            } finally {
                Files.delete(fresh);
            }
        } catch (FileAlreadyExistsException another) {
            // another node was quicker: its key is the key
        } catch (IOException failure) {
            throw new UncheckedIOException("The key file " + file + " cannot be written", failure);
        }
    }

    private void write(Path fresh) throws IOException {
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(
                fresh, Base64.getEncoder().encodeToString(ids.bytes(KEY_BYTES)) + "\n", StandardOpenOption.SYNC);
    }

    private static SecretKey key(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("a master key has " + KEY_BYTES + " bytes, this one has " + bytes.length);
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
