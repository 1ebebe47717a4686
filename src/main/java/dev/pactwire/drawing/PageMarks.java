package dev.pactwire.drawing;

import dev.pactwire.pdf.PageFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/// Puts marks onto the pages of an open document. In a document that somebody has signed they become locked
/// stamps, which readers tolerate after a signature; otherwise they become part of the page itself.
public final class PageMarks {

    private static final COSName STAMP = COSName.getPDFName("Stamp");
    private static final int PRINTED_LOCKED_READ_ONLY = 4 | 64 | 128;
    private static final byte[] SAVE = {'q', '\n'};

    private final Streams streams;
    private final DocumentFonts fonts = new DocumentFonts();

    private PageMarks(PDDocument document) {
        this.streams = new Streams(document);
    }

    /// @throws IOException when a mark names a page that is not there
    public static void draw(PDDocument document, List<PDPage> pages, List<Mark> marks, boolean asStamps)
            throws IOException {
        if (!marks.isEmpty()) {
            new PageMarks(document).draw(pages, marks, asStamps);
        }
    }

    private void draw(List<PDPage> pages, List<Mark> marks, boolean asStamps) throws IOException {
        COSStream save = streams.raw(SAVE);
        for (Map.Entry<Integer, List<Mark>> page : byPage(marks).entrySet()) {
            int number = page.getKey();
            if (number < 1 || number > pages.size()) {
                throw new IOException("a mark on page %d of %d".formatted(number, pages.size()));
            }
            PDPage target = pages.get(number - 1);
            COSStream form = form(target, page.getValue());
            if (asStamps) {
                stamp(target, number, form);
            } else {
                append(target, number, form, save);
            }
        }
        fonts.finish(streams);
    }

    private static Map<Integer, List<Mark>> byPage(List<Mark> marks) {
        return marks.stream().collect(Collectors.groupingBy(Mark::page, TreeMap::new, Collectors.toList()));
    }

    /// Everything on one page as one drawing of the page's shown size, turned to the page's own coordinates.
    private COSStream form(PDPage page, List<Mark> marks) {
        PageFrame frame = PageFrame.of(page);
        var canvas = new Canvas(fonts);
        for (Mark mark : marks) {
            MarkDrawing.draw(mark, canvas, frame.size().height());
        }
        COSStream form = streams.deflated(canvas.content());
        form.setItem(COSName.TYPE, COSName.XOBJECT);
        form.setItem(COSName.SUBTYPE, COSName.FORM);
        form.setItem(COSName.BBOX, box(0, 0, frame.size().width(), frame.size().height()));
        form.setItem(COSName.MATRIX, frame.toArray());
        form.setItem(COSName.RESOURCES, canvas.resources());
        return form;
    }

    private static COSArray box(double left, double bottom, double right, double top) {
        return new PDRectangle((float) left, (float) bottom, (float) (right - left), (float) (top - bottom))
                .getCOSArray();
    }

    /// Encloses what the page had between `q` and `Q`, so that its last coordinates do not move our drawing.
    private void append(PDPage page, int number, COSStream form, COSStream save) {
        String name = "PactwireMarks" + number;
        COSDictionary dictionary = page.getCOSObject();
        var contents = new COSArray();
        contents.add(save);
        existing(dictionary.getItem(COSName.CONTENTS)).forEach(contents::add);
        contents.add(streams.raw(("\nQ q /" + name + " Do Q\n").getBytes(StandardCharsets.US_ASCII)));
        dictionary.setItem(COSName.CONTENTS, contents);
        dictionary.setItem(COSName.RESOURCES, resourcesWith(page, name, form));
        dictionary.setNeedToBeUpdated(true);
    }

    private static List<COSBase> existing(@Nullable COSBase contents) {
        COSBase actual = contents instanceof COSObject reference ? reference.getObject() : contents;
        var streams = new ArrayList<COSBase>();
        if (actual instanceof COSArray array) {
            array.forEach(streams::add);
        } else if (actual instanceof COSStream) {
            streams.add(contents);
        }
        return streams;
    }

    /// A copy of the page's own, because several pages may share one.
    private static COSDictionary resourcesWith(PDPage page, String name, COSStream form) {
        var resources = new COSDictionary();
        var drawings = new COSDictionary();
        if (page.getResources() != null) {
            COSDictionary present = page.getResources().getCOSObject();
            present.entrySet().forEach(entry -> resources.setItem(entry.getKey(), entry.getValue()));
            COSDictionary presentDrawings = present.getCOSDictionary(COSName.XOBJECT);
            if (presentDrawings != null) {
                presentDrawings.entrySet().forEach(entry -> drawings.setItem(entry.getKey(), entry.getValue()));
            }
        }
        drawings.setItem(COSName.getPDFName(name), form);
        drawings.setDirect(true);
        resources.setItem(COSName.XOBJECT, drawings);
        resources.setDirect(true);
        return resources;
    }

    private static void stamp(PDPage page, int number, COSStream form) {
        var appearance = new COSDictionary();
        appearance.setItem(COSName.N, form);
        appearance.setDirect(true);
        var stamp = new COSDictionary();
        stamp.setItem(COSName.TYPE, COSName.ANNOT);
        stamp.setItem(COSName.SUBTYPE, STAMP);
        stamp.setItem(COSName.RECT, page.getCropBox().getCOSArray());
        stamp.setItem(COSName.F, COSInteger.get(PRINTED_LOCKED_READ_ONLY));
        stamp.setString(COSName.NM, "pactwire-marks-" + number);
        stamp.setItem(COSName.P, page.getCOSObject());
        stamp.setItem(COSName.AP, appearance);
        var annotations = new COSArray();
        COSArray present = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        if (present != null) {
            present.forEach(annotations::add);
        }
        annotations.add(stamp);
        page.getCOSObject().setItem(COSName.ANNOTS, annotations);
        page.getCOSObject().setNeedToBeUpdated(true);
    }
}
