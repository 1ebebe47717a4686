package dev.pactwire.setup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/// Papers that a studio sends: a non-disclosure agreement and an order form, as real PDF files.
final class DemoPapers {

    private static final PDFont BODY = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    private static final PDFont BOLD = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);
    private static final float MARGIN = 72;
    private static final float TEXT_SIZE = 10.5f;
    private static final float LEADING = 15.5f;
    private static final float BOTTOM = 150;

    private DemoPapers() {}

    static byte[] nda(String customer) {
        return write(
                "Mutual Non-Disclosure Agreement",
                List.of(
                        "This agreement is made between Lumen Studio, 4 Mill Lane, Bristol (the “Studio”) and "
                                + customer
                                + " (the “Customer”). Each is a party and may both give and receive information.",
                        "# 1. Purpose",
                        "The parties wish to talk about work that the Studio may do for the Customer. For this they will show each "
                                + "other information that is not public. This agreement says how each keeps what it learns.",
                        "# 2. Confidential information",
                        "Confidential is everything that a party marks so, and everything whose confidential nature is clear from "
                                + "what it is or how it was shown: plans, prices, designs, pictures, customer lists and source files.",
                        "# 3. What each party does",
                        "A party uses confidential information only for the purpose above, shows it only to those of its people who "
                                + "need it and who are bound in the same way, and protects it with the care it gives its own.",
                        "# 4. What is not confidential",
                        "Information is not confidential if it is or becomes public without a breach, was known before, was received "
                                + "rightfully from a third party, or was developed without use of it.",
                        "# 5. Disclosure by law",
                        "Where the law demands disclosure, the party tells the other beforehand if it may, and discloses no more than "
                                + "is demanded.",
                        "# 6. Term",
                        "This agreement begins when both have signed and ends after two years. The duties for what was shown before "
                                + "go on for three years from the end.",
                        "# 7. Return",
                        "At the other party’s wish a party returns or destroys what it has received, and confirms it in writing. Copies "
                                + "in ordinary backups may stay until they are overwritten, and stay confidential.",
                        "# 8. Law",
                        "This agreement is governed by the law of England and Wales. Signatures made electronically count as "
                                + "signatures on paper."),
                List.of("For Lumen Studio", "For " + customer));
    }

    static byte[] orderForm(String customer, String work, String price) {
        return write(
                "Order Form",
                List.of(
                        "Customer: " + customer,
                        "Project: " + work,
                        "# Scope",
                        "The Studio plans and carries out the project named above: preparation, one production day with a crew of "
                                + "three, selection, two rounds of changes, and delivery of the final files for print and web.",
                        "# Price",
                        "The price is " + price
                                + " plus value added tax. One half is due when this form is signed, the other half "
                                + "at delivery, each within fourteen days of the invoice.",
                        "# Delivery",
                        "Drafts are shown within four weeks of signature. Final files follow within ten working days of approval.",
                        "# Rights",
                        "On full payment the Customer may use the delivered files without limit of time or place for its own "
                                + "communication. The Studio may show them as a reference unless the Customer objects.",
                        "# Changes and cancellation",
                        "Changes of the scope are agreed in writing. If the Customer cancels within ten days of a production day, "
                                + "the costs that cannot be avoided are charged, at most the price of that day."),
                List.of("Ordered by " + customer, "Accepted by Lumen Studio"));
    }

    private static byte[] write(String title, List<String> paragraphs, List<String> signers) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            document.getDocumentInformation().setTitle(title);
            document.getDocumentInformation().setAuthor("Lumen Studio");
            var paper = new Paper(document);
            paper.line(title, BOLD, 18, 34);
            for (String paragraph : paragraphs) {
                paper.paragraph(paragraph);
            }
            paper.signatures(signers);
            paper.close();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static final class Paper {

        private final PDDocument document;
        private PDPageContentStream content;
        private float y;

        Paper(PDDocument document) throws IOException {
            this.document = document;
            this.content = page();
        }

        private PDPageContentStream page() throws IOException {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            y = PDRectangle.A4.getHeight() - MARGIN;
            return new PDPageContentStream(document, page);
        }

        void paragraph(String text) throws IOException {
            if (text.startsWith("# ")) {
                y -= 8;
                line(text.substring(2), BOLD, 11.5f, LEADING + 3);
                return;
            }
            for (String line : wrap(text)) {
                line(line, BODY, TEXT_SIZE, LEADING);
            }
            y -= 5;
        }

        void line(String text, PDFont font, float size, float advance) throws IOException {
            if (y < BOTTOM) {
                content.close();
                content = page();
            }
            content.beginText();
            content.setFont(font, size);
            content.newLineAtOffset(MARGIN, y);
            content.showText(text);
            content.endText();
            y -= advance;
        }

        void signatures(List<String> signers) throws IOException {
            float x = MARGIN;
            float line = Math.min(y - 70, 190);
            for (String signer : signers) {
                content.setLineWidth(0.6f);
                content.moveTo(x, line);
                content.lineTo(x + 200, line);
                content.stroke();
                content.beginText();
                content.setFont(BODY, 9);
                content.newLineAtOffset(x, line - 13);
                content.showText(signer + ", name and date");
                content.endText();
                x += 250;
            }
        }

        void close() throws IOException {
            content.close();
        }

        private static List<String> wrap(String text) throws IOException {
            float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
            var lines = new ArrayList<String>();
            var line = new StringBuilder();
            for (String word : text.split(" ")) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (BODY.getStringWidth(longer) / 1000 * TEXT_SIZE > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(word);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
            lines.add(line.toString());
            return lines;
        }
    }
}
