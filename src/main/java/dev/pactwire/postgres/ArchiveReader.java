package dev.pactwire.postgres;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A backup file being read. Nothing that it gives out is to be trusted before its hash was compared, which
/// happens when an entry was read to its end.
final class ArchiveReader implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final ZipFile zip;

    ArchiveReader(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new PostgresException("There is no file %s.".formatted(file));
        }
        this.file = file;
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (ZipException notOne) {
            throw damaged("it is not a whole archive");
        }
    }

    Manifest manifest() throws IOException {
        ZipEntry entry = entry(Manifest.ENTRY);
        byte[] json = zip.getInputStream(entry).readAllBytes();
        var checksum = new CRC32();
        checksum.update(json);
        if (checksum.getValue() != entry.getCrc()) {
            throw damaged("its manifest was changed");
        }
        try {
            Manifest manifest = JSON.readValue(json, Manifest.class);
            if (manifest.format() > Manifest.FORMAT) {
                throw new PostgresException(
                        "The backup %s was written by Pactwire %s in a form that this version does not know. Restore with that version, or a newer one."
                                .formatted(file, manifest.pactwire()));
            }
            return manifest;
        } catch (JacksonException malformed) {
            throw damaged("its manifest cannot be read");
        }
    }

    /// Lets `reader` read an entry, then compares the hash. What the database refuses is judged after the hash too,
    /// because damaged rows are the likeliest reason.
    void read(String name, String sha256, Reader reader) throws IOException, SQLException {
        try (var content = new DigestInputStream(zip.getInputStream(entry(name)), Hashes.sha256())) {
            try {
                reader.read(content);
            } finally {
                content.transferTo(OutputStream.nullOutputStream());
                requireEqual(name, sha256, content.getMessageDigest());
            }
        } catch (ZipException | EOFException unreadable) {
            throw damaged("%s cannot be unpacked".formatted(name));
        }
    }

    private void requireEqual(String name, String expected, MessageDigest found) {
        if (!HexFormat.of().formatHex(found.digest()).equals(expected)) {
            throw damaged("the content of %s was changed".formatted(name));
        }
    }

    Map<String, byte[]> keys(Manifest manifest) throws IOException, SQLException {
        var keys = new TreeMap<String, byte[]>();
        for (Manifest.KeyFile key : manifest.keys()) {
            if (!Path.of(key.name()).getFileName().toString().equals(key.name())) {
                throw damaged("%s is no name of a key".formatted(key.name()));
            }
            read(key.entry(), key.sha256(), content -> keys.put(key.name(), content.readAllBytes()));
        }
        return keys;
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged("%s is missing".formatted(name));
        }
        return entry;
    }

    private PostgresException damaged(String how) {
        return new PostgresException(
                "The file %s is damaged or not a backup: %s. Nothing was restored; use another copy."
                        .formatted(file, how));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    interface Reader {
        void read(InputStream content) throws IOException, SQLException;
    }
}
