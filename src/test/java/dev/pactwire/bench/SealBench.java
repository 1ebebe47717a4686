package dev.pactwire.bench;

import dev.pactwire.documents.PdfSeal;
import dev.pactwire.documents.SealCheck;
import dev.pactwire.documents.SealDetails;
import dev.pactwire.drawing.Box;
import dev.pactwire.drawing.Ink;
import dev.pactwire.drawing.Mark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/// The CPU of sealing an envelope of ten pages: every page stamped, two signers' tabs drawn, sealed, and the seal
/// checked by the second path. The limit: PDFBox writes the same words with a font that it need not embed, saves
/// once, and a bare P-256 signature is put in, unchecked.
final class SealBench {

    private static final int PAGES = 10;
    private static final int LINES = 40;
    private static final int WARM_UP = 1500;
    private static final int MEASURED = 500;
    private static final double GOAL = 2.5;
    private static final float LETTER = 10;
    private static final Ink INK = Ink.parse("""
            [{"minWidth":0.5,"maxWidth":2.5,"points":[{"x":10,"y":60,"time":0},{"x":24,"y":20,"time":40},
              {"x":38,"y":12,"time":60},{"x":44,"y":40,"time":90},{"x":40,"y":78,"time":120},{"x":56,"y":52,"time":150},
              {"x":78,"y":44,"time":170},{"x":84,"y":60,"time":220},{"x":104,"y":42,"time":260},{"x":140,"y":50,"time":290}]}]""");

    private final Company company;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    SealBench(Company company) {
        this.company = company;
    }

    List<Figure> measure() throws IOException {
        byte[] contract = contract();
        List<Mark> marks = marks();
        Runnable ours = () -> seal(contract, marks);
        Runnable raw = () -> rawly(contract, company.seal().key());
        repeat(WARM_UP, ours);
        repeat(WARM_UP, raw);
        double sealing = milliseconds(ours);
        double limit = milliseconds(raw);
        double again = milliseconds(ours);
        double measured = Math.min(sealing, again);
        double ratio = measured / limit;
        return List.of(new Figure(
                "sealing and checking 10 pages, CPU",
                Figure.millis(measured) + " = " + Figure.ratio(ratio),
                Figure.millis(limit) + " raw PDFBox and P-256",
                "≤ 2.5×",
                ratio <= GOAL));
    }

    private static void repeat(int times, Runnable what) {
        for (int i = 0; i < times; i++) {
            what.run();
        }
    }

    private double milliseconds(Runnable what) {
        long begun = threads.getCurrentThreadCpuTime();
        repeat(MEASURED, what);
        return (threads.getCurrentThreadCpuTime() - begun) / 1e6 / MEASURED;
    }

    private void seal(byte[] contract, List<Mark> marks) {
        var details = new SealDetails("Completed", "", Instant.now(), "Pactwire");
        byte[] done = PdfSeal.seal(contract, marks, company.seal(), details);
        if (!(SealCheck.check(done, List.of(company.authority())) instanceof SealCheck.Valid)) {
            throw new IllegalStateException("the seal does not verify");
        }
    }

    private static List<Mark> marks() {
        var marks = new ArrayList<Mark>();
        for (int page = 1; page <= PAGES; page++) {
            marks.add(text(page, 6, "Envelope ID: 019a0000-0000-7000-8000-000000000000"));
        }
        marks.add(new Mark.InkMark(PAGES, new Box(72, 600, 150, 44), INK, "Grace Lindqvist · 2026-11-22 09:30 UTC"));
        marks.add(new Mark.TypedSignatureMark(
                PAGES, new Box(300, 600, 150, 44), "Ada Moreau", "Ada Moreau · 2026-11-22 09:31 UTC"));
        marks.add(text(PAGES, 660, "Grace Lindqvist"));
        marks.add(text(PAGES, 680, "2026-11-22"));
        return marks;
    }

    private static Mark text(int page, double top, String words) {
        return new Mark.TextMark(page, new Box(72, top, 300, 14), words, Mark.TextLook.plain(LETTER));
    }

    private static byte[] contract() throws IOException {
        try (var document = new PDDocument()) {
            var font = new PDType1Font(FontName.HELVETICA);
            for (int page = 1; page <= PAGES; page++) {
                var leaf = new PDPage();
                document.addPage(leaf);
                try (var content = new PDPageContentStream(document, leaf)) {
                    for (int line = 0; line < LINES; line++) {
                        write(content, font, 720 - 16 * line, "Services agreement, page " + page + ", line " + line);
                    }
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void rawly(byte[] contract, PrivateKey key) {
        try (PDDocument document = Loader.loadPDF(contract)) {
            var font = new PDType1Font(FontName.HELVETICA);
            for (PDPage page : document.getPages()) {
                try (var content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                    write(content, font, 780, "Envelope ID: 019a0000-0000-7000-8000-000000000000");
                }
            }
            PDPage last = document.getPage(PAGES - 1);
            try (var content = new PDPageContentStream(document, last, AppendMode.APPEND, true, true)) {
                for (int i = 0; i < 4; i++) {
                    write(content, font, 200 - 20 * i, "Grace Lindqvist · Ada Moreau 2026-11-22");
                }
            }
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            signature.setSignDate(Calendar.getInstance());
            document.addSignature(signature);
            var signing = document.saveIncrementalForExternalSigning(new ByteArrayOutputStream());
            signing.setSignature(signed(signing.getContent().readAllBytes(), key));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] signed(byte[] content, PrivateKey key) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void write(PDPageContentStream content, PDType1Font font, float y, String words) throws IOException {
        content.beginText();
        content.setFont(font, LETTER);
        content.newLineAtOffset(72, y);
        content.showText(words);
        content.endText();
    }
}
