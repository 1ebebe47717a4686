package dev.pactwire.postgres;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.util.StreamUtils;
import tools.jackson.databind.json.JsonMapper;

/// A backup file being written: a zip whose every entry is hashed on its way.
final class ArchiveWriter implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ZipOutputStream zip;

    ArchiveWriter(OutputStream target) {
        zip = new ZipOutputStream(new BufferedOutputStream(target, 1 << 16));
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /// Writes an entry of any length; answers its SHA-256.
    String add(String entry, Content content) throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(entry));
        var hashed = new DigestOutputStream(StreamUtils.nonClosing(zip), Hashes.sha256());
        content.writeTo(hashed);
        hashed.flush();
        zip.closeEntry();
        return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
    }

    void add(Manifest manifest) throws IOException, SQLException {
        byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        add(Manifest.ENTRY, target -> target.write(json));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    interface Content {
        void writeTo(OutputStream target) throws IOException, SQLException;
    }
}
