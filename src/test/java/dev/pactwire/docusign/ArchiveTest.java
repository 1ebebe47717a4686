package dev.pactwire.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ArchiveTest {

    private static final long ENOUGH = 1_000_000;

    private static byte[] zip(String... namesAndContents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.US_ASCII));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void the_documents_come_in_order_and_the_certificate_apart() throws IOException {
        byte[] zip = zip("Order form.pdf", "%PDF-1", "NDA.pdf", "%PDF-2", "Summary.pdf", "%PDF-3");

        Archive archive = Archive.read(zip, ENOUGH).orElseThrow();

        assertThat(archive.documents()).extracting(Archive.Entry::name).containsExactly("Order form.pdf", "NDA.pdf");
        assertThat(archive.certificate().orElseThrow().bytes()).asString().isEqualTo("%PDF-3");
    }

    @Test
    void a_document_that_is_called_like_the_certificate_stays_a_document() throws IOException {
        Archive archive = Archive.read(zip("Summary.pdf", "%PDF-1"), ENOUGH).orElseThrow();

        assertThat(archive.documents()).hasSize(1);
        assertThat(archive.certificate()).isEmpty();
    }

    @Test
    void a_name_brings_no_folder_along() throws IOException {
        Archive archive =
                Archive.read(zip("../../etc/NDA.pdf", "%PDF-1"), ENOUGH).orElseThrow();

        assertThat(archive.documents().getFirst().name()).isEqualTo("NDA.pdf");
    }

    @Test
    void what_is_no_zip_of_pdfs_or_unpacks_to_too_much_is_not_read() throws IOException {
        assertThat(Archive.read("PK nonsense".getBytes(StandardCharsets.US_ASCII), ENOUGH))
                .isEmpty();
        assertThat(Archive.read(zip("page.html", "<html>"), ENOUGH)).isEmpty();
        assertThat(Archive.read(zip("NDA.pdf", "%PDF-" + "0".repeat(5000)), 1000))
                .isEmpty();
        assertThat(Archive.read(zip(), ENOUGH)).isEmpty();
    }
}
