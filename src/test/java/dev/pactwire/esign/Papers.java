package dev.pactwire.esign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// Documents and requests that the tests of the wire send.
final class Papers {

    private Papers() {}

    /// One page, one line a text, from 700 points above the bottom downwards.
    static byte[] pdf(String... lines) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                int y = 700;
                for (String line : lines) {
                    content.beginText();
                    content.newLineAtOffset(72, y);
                    content.showText(line);
                    content.endText();
                    y -= 40;
                }
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// An envelope of Lumen Studio's order form for Grace, who signs; Tomás gets a copy.
    static String envelope(String status, String more) {
        return """
                {"status":"%s","emailSubject":"Order form for Harbor & Pine","emailBlurb":"Please sign.",
                 "documents":[{"documentId":"1","name":"Order form.pdf","fileExtension":"pdf","documentBase64":"%s"}],
                 "recipients":{
                   "signers":[{"recipientId":"1","name":"Grace Lindqvist","email":"grace@harborpine.example",
                               "routingOrder":"1","roleName":"Customer"}],
                   "carbonCopies":[{"recipientId":"2","name":"Tomás Okafor","email":"tomas@lumen.example","routingOrder":2}]}
                 %s}""".formatted(status, base64(pdf("Order form", "Sign here: /sn1/")), more);
    }
}
