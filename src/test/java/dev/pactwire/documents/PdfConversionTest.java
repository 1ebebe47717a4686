package dev.pactwire.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.documents.Conversion.Converted;
import dev.pactwire.documents.Conversion.NotConverted;
import dev.pactwire.documents.Conversion.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PdfConversionTest {

    private final PdfConversion conversion = new PdfConversion(new Office());

    @Test
    void a_pdf_stays_as_it_is() {
        byte[] contract = SamplePdfs.contract(2);

        assertThat(conversion.toPdf("contract.pdf", "application/pdf", contract))
                .isInstanceOfSatisfying(Converted.class, converted -> {
                    assertThat(converted.pdf()).isSameAs(contract);
                    assertThat(converted.pages()).hasSize(2);
                });
    }

    @Test
    void plain_text_of_any_script_becomes_pages() {
        byte[] text = ("Agreement with Ελένη Παπαδοπούλου\n" + "A line of text.\n".repeat(200))
                .getBytes(StandardCharsets.UTF_8);

        assertThat(conversion.toPdf("notes.txt", "", text)).isInstanceOfSatisfying(Converted.class, converted -> {
            assertThat(converted.pages()).hasSizeGreaterThan(3);
            assertThat(Poppler.text(converted.pdf())).contains("Ελένη Παπαδοπούλου");
        });
    }

    @Test
    void a_picture_becomes_a_page() throws IOException {
        assertThat(conversion.toPdf("scan.png", "image/png", png(600, 300)))
                .isInstanceOfSatisfying(Converted.class, converted -> {
                    assertThat(converted.pages()).hasSize(1);
                    assertThat(converted.pages().getFirst().width()).isGreaterThan(800);
                });
    }

    @Test
    void a_cell_that_spans_millions_of_columns_is_an_ordinary_cell() {
        byte[] html = "<html><body><table><tr><td colspan='100000000'>Fee</td></tr></table></body></html>"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(conversion.toPdf("fee.html", "text/html", html)).isInstanceOf(Converted.class);
    }

    @Test
    void html_becomes_pages_without_reading_anything_else() throws IOException {
        String picture = Base64.getEncoder().encodeToString(png(20, 20));
        String html = """
                <html><head><style>h1 { color: #1d4e89; background: url(http://127.0.0.1:1/x) }</style>
                <script>alert(1)</script><link rel=stylesheet href="http://127.0.0.1:1/style.css"></head>
                <body><h1>Order form</h1><p>For Grace Lindqvist, Łódź & Αθήνα<br>**signature_1**
                <img src="file:///etc/passwd"><img src="http://127.0.0.1:1/a.png"><img src="data:image/png;base64,%s">
                """.formatted(picture);

        assertThat(conversion.toPdf("order.html", "text/html", html.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Converted.class,
                        converted -> assertThat(Poppler.text(converted.pdf()))
                                .contains("Order form", "Łódź & Αθήνα", "**signature_1**"));
    }

    @Test
    void what_cannot_be_converted_says_why() {
        byte[] page = "<!DOCTYPE html><html><body>Sign in</body></html>".getBytes(StandardCharsets.UTF_8);

        assertThat(conversion.toPdf("nda.pdf", "application/pdf", page))
                .isEqualTo(new NotConverted(Reason.NOT_A_PDF, "nda.pdf"));
        assertThat(conversion.toPdf("nda.pdf", "", new byte[0])).isEqualTo(new NotConverted(Reason.EMPTY, "nda.pdf"));
        assertThat(conversion.toPdf("setup.exe", "", page))
                .isEqualTo(new NotConverted(Reason.UNKNOWN_TYPE, "setup.exe"));
        assertThat(conversion.toPdf("photo.png", "", page)).isEqualTo(new NotConverted(Reason.FAILED, "photo.png"));
    }

    @Test
    void an_office_document_is_converted_or_says_that_libreoffice_is_missing() {
        Conversion result = conversion.toPdf("offer.docx", "", new byte[] {'P', 'K', 3, 4});

        assertThat(result)
                .isInstanceOfSatisfying(
                        NotConverted.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo(new Office().isInstalled() ? Reason.FAILED : Reason.NEEDS_LIBREOFFICE));
    }

    static byte[] png(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", out);
        return out.toByteArray();
    }
}
