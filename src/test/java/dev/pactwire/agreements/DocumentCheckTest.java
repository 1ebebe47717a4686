package dev.pactwire.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.testing.Allocations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;

class DocumentCheckTest {

    private static final long MEGABYTE = 1024 * 1024;

    private static void refused(Reason reason, String name, byte[] bytes) {
        assertThatThrownBy(() -> DocumentCheck.checked(name, bytes, MEGABYTE))
                .isInstanceOfSatisfying(AgreementRefused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(reason);
                    assertThat(refused.arguments().getFirst()).isEqualTo(name);
                });
    }

    private static byte[] encrypted(String userPassword) throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void a_good_pdf_passes_without_its_folder() {
        var document = DocumentCheck.checked("C:\\Users\\ada\\NDA.pdf", WithHub.pdf(), MEGABYTE);

        assertThat(document.name()).isEqualTo("NDA.pdf");
    }

    @Test
    void an_empty_file_is_refused() {
        refused(Reason.DOCUMENT_EMPTY, "NDA.pdf", new byte[0]);
    }

    @Test
    void a_file_beyond_the_limit_is_refused() {
        refused(Reason.DOCUMENT_TOO_LARGE, "NDA.pdf", new byte[(int) MEGABYTE + 1]);
    }

    @Test
    void a_page_named_like_a_pdf_is_refused() {
        refused(Reason.DOCUMENT_NOT_PDF, "NDA.pdf", "<html>NDA</html>".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_name_without_an_ending_must_be_a_pdf() {
        refused(Reason.DOCUMENT_NOT_PDF, "NDA", "<html>NDA</html>".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_encrypted_pdf_is_refused_whether_it_opens_without_a_password_or_not() throws IOException {
        refused(Reason.DOCUMENT_ENCRYPTED, "NDA.pdf", encrypted("secret"));
        refused(Reason.DOCUMENT_ENCRYPTED, "NDA.pdf", encrypted(""));
    }

    @Test
    void a_broken_pdf_is_refused_however_much_of_it_is_left() {
        refused(Reason.DOCUMENT_DAMAGED, "NDA.pdf", "%PDF-1.7 and then nothing".getBytes(StandardCharsets.UTF_8));
        refused(Reason.DOCUMENT_DAMAGED, "NDA.pdf", Arrays.copyOf(WithHub.pdf(), 60));
        refused(
                Reason.DOCUMENT_DAMAGED,
                "NDA.pdf",
                new String(WithHub.pdf(), StandardCharsets.ISO_8859_1)
                        .replace("/Pages", "/Sages")
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_pdf_without_a_page_is_refused() throws IOException {
        refused(Reason.DOCUMENT_DAMAGED, "NDA.pdf", pages(0));
    }

    @Test
    void a_pdf_of_more_pages_than_any_contract_is_refused() throws IOException {
        refused(Reason.DOCUMENT_TOO_LONG, "NDA.pdf", pages(2_001));
    }

    private static byte[] pages(int count) throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            for (int i = 0; i < count; i++) {
                document.addPage(new PDPage());
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void what_would_unpack_without_end_is_measured_and_never_opened() throws IOException {
        byte[] bomb = objectStream(64);

        assertThat(Allocations.of(() -> refused(Reason.DOCUMENT_EXCESSIVE, "NDA.pdf", bomb)))
                .isLessThan(4L * bomb.length + MEGABYTE);
    }

    /// A file whose catalog lies in an object stream of so many megabytes.
    private static byte[] objectStream(int megabytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var packer = new DeflaterOutputStream(packed)) {
            packer.write("1 0 <</Type/Catalog/Pages 2 0 R>>".getBytes(StandardCharsets.US_ASCII));
            packer.write(new byte[megabytes * (int) MEGABYTE]);
        }
        var file = new ByteArrayOutputStream();
        file.write(("%PDF-1.7\n4 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length " + packed.size()
                        + ">>stream\n")
                .getBytes(StandardCharsets.US_ASCII));
        packed.writeTo(file);
        file.write(
                "\nendstream endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF".getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }

    @Test
    void a_recipient_without_an_address_is_named() {
        assertThatThrownBy(() -> Recipient.wanted(RecipientRole.SIGNER, "Grace Lindqvist", " ", 1))
                .isInstanceOfSatisfying(AgreementRefused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.RECIPIENT_EMAIL);
                    assertThat(refused.arguments()).containsExactly("Grace Lindqvist");
                });
    }
}
