package dev.pactwire.docusign;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// What came as `archive`: each document as the signing service sealed it, and the certificate of completion.
///
/// @param documents in their order, at least one
/// @param certificate absent when the account's settings leave it out
public record Archive(List<Entry> documents, Optional<Entry> certificate) {

    private static final int MAX_ENTRIES = 1000;
    private static final String CERTIFICATE = "summary.pdf";

    /// @param name a file name without folders
    public record Entry(String name, byte[] bytes) {
        private boolean isCertificate() {
            return name.equalsIgnoreCase(CERTIFICATE);
        }
    }

    /// Empty when it is no ZIP of PDFs, or unpacks to more than `maxBytes`.
    public static Optional<Archive> read(byte[] zip, long maxBytes) {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            var entries = new ArrayList<Entry>();
            long left = maxBytes;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
                left -= bytes.length;
                if (left < 0 || entries.size() == MAX_ENTRIES || !DocumentCalls.isPdf(bytes)) {
                    return Optional.empty();
                }
                entries.add(new Entry(plain(entry.getName()), bytes));
            }
            return of(entries);
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /// The certificate comes last, so that a document of that name stays a document.
    private static Optional<Archive> of(List<Entry> entries) {
        boolean certified = entries.size() > 1 && entries.getLast().isCertificate();
        List<Entry> documents = certified ? entries.subList(0, entries.size() - 1) : entries;
        return documents.isEmpty()
                ? Optional.empty()
                : Optional.of(new Archive(
                        List.copyOf(documents), certified ? Optional.of(entries.getLast()) : Optional.empty()));
    }

    private static String plain(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
