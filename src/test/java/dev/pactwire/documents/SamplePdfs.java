package dev.pactwire.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/// PDFs as customers bring them.
public final class SamplePdfs {

    private SamplePdfs() {}

    public interface Change {
        void to(PDDocument document) throws IOException;
    }

    /// An agreement between Lumen Studio and Harbor & Pine, with text on every page.
    public static byte[] contract(int pages) {
        return made(document -> {
            for (int page = 1; page <= pages; page++) {
                document.addPage(page(document, PDRectangle.A4, "Services agreement, page " + page + " of " + pages));
            }
        });
    }

    /// One A4 page with nothing on it.
    public static byte[] blank() {
        return made(document -> document.addPage(new PDPage(PDRectangle.A4)));
    }

    /// One A4 page that readers show turned.
    public static byte[] turned(int degrees) {
        return made(document -> {
            PDPage page = page(document, PDRectangle.A4, "Turned by " + degrees);
            page.setRotation(degrees);
            page.setCropBox(new PDRectangle(50, 80, 400, 600));
            document.addPage(page);
        });
    }

    /// A form with one filled field named `company`.
    public static byte[] form() {
        return made(document -> {
            PDPage page = page(document, PDRectangle.A4, "Order form");
            document.addPage(page);
            var form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            var resources = new PDResources();
            resources.put(COSName.HELV, new PDType1Font(Standard14Fonts.FontName.HELVETICA));
            form.setDefaultResources(resources);
            var field = new PDTextField(form);
            field.setPartialName("company");
            field.setDefaultAppearance("/Helv 12 Tf 0 g");
            var widget = field.getWidgets().getFirst();
            widget.setRectangle(new PDRectangle(100, 600, 200, 20));
            widget.setPage(page);
            page.getAnnotations().add(widget);
            form.getFields().add(field);
            field.setValue("Harbor & Pine");
        });
    }

    public static byte[] made(Change change) {
        try (var document = new PDDocument()) {
            change.to(document);
            var out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static PDPage page(PDDocument document, PDRectangle size, String title) throws IOException {
        var page = new PDPage(size);
        try (var content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD), 16);
            content.newLineAtOffset(72, size.getHeight() - 90);
            content.showText(title);
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
            content.setLeading(15);
            for (String line : LINES) {
                content.newLine();
                content.showText(line);
            }
            content.endText();
        }
        return page;
    }

    private static final List<String> LINES = List.of(
            "",
            "This agreement is made between Lumen Studio, the seller, and Harbor & Pine, the customer.",
            "1. The seller provides the services that are described in the order form.",
            "2. The customer pays the fees within thirty days of each invoice.",
            "3. Either party may end this agreement with ninety days of notice, in writing.",
            "4. Each party keeps the other's confidential information to itself.",
            "Signed by the customer: **signature_1**          Date: /d1/");
}
