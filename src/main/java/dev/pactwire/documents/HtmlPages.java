package dev.pactwire.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import dev.pactwire.pdf.StreamSizes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// HTML as pages. The renderer reads nothing but the text it is given and the pictures inside it (`data:` addresses):
/// no network, no file, no script.
final class HtmlPages {

    private static final int MAX_BYTES = 5 * 1024 * 1024;
    private static final int MAX_ELEMENTS = 50_000;
    private static final int MAX_DEPTH = 120;
    private static final String MODEST_SPAN = "[0-9]{1,2}";
    private static final String ACTIVE =
            "script, link, iframe, frame, object, embed, applet, base, meta, svg, math, form";
    private static final String LOOK = """
            @page { size: A4; margin: 20mm 18mm; }
            body { font-family: 'Noto Sans', 'Noto Naskh Arabic', 'Noto Sans Hebrew', 'Droid Sans Fallback'; font-size: 11pt; }
            """;

    private HtmlPages() {}

    /// @throws IOException when it cannot be laid out
    static byte[] of(byte[] html) throws IOException {
        if (html.length > MAX_BYTES) {
            throw new StreamSizes.TooLarge();
        }
        Document document = Jsoup.parse(new ByteArrayInputStream(html), null, "");
        tame(document);
        var out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .useUriResolver((base, address) -> address.startsWith("data:") ? address : null)
                .withW3cDocument(new W3CDom().fromJsoup(document), "")
                .withProducer("Pactwire")
                .toStream(out);
        for (ExternalResourceControlPriority moment : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((address, type) -> address.startsWith("data:"), moment);
        }
        font(builder, "NotoSans-Regular.ttf", "Noto Sans", 400, FontStyle.NORMAL);
        font(builder, "NotoSans-Bold.ttf", "Noto Sans", 700, FontStyle.NORMAL);
        font(builder, "NotoNaskhArabic-Regular.ttf", "Noto Naskh Arabic", 400, FontStyle.NORMAL);
        font(builder, "NotoSansHebrew-Regular.ttf", "Noto Sans Hebrew", 400, FontStyle.NORMAL);
        font(builder, "DroidSansFallback.ttf", "Droid Sans Fallback", 400, FontStyle.NORMAL);
        builder.run();
        return out.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
        builder.useFont(() -> HtmlPages.class.getResourceAsStream("/fonts/" + file), family, weight, style, true);
    }

    private static void tame(Document document) throws StreamSizes.TooLarge {
        document.select(ACTIVE).remove();
        if (document.getAllElements().size() > MAX_ELEMENTS) {
            throw new StreamSizes.TooLarge();
        }
        for (Element element : document.getAllElements()) {
            if (element.parents().size() > MAX_DEPTH) {
                throw new StreamSizes.TooLarge();
            }
            element.attr("style", withoutAddresses(element.attr("style")));
        }
        document.select("style").forEach(style -> style.text(withoutAddresses(style.data())));
        document.select("[colspan], [rowspan], [span]").forEach(HtmlPages::tameSpan);
        document.select("img").forEach(HtmlPages::tamePicture);
        document.head().prependElement("style").text(LOOK);
    }

    /// A cell that spans millions of columns is laid out column by column.
    private static void tameSpan(Element cell) {
        for (String name : List.of("colspan", "rowspan", "span")) {
            if (cell.hasAttr(name) && !cell.attr(name).strip().matches(MODEST_SPAN)) {
                cell.removeAttr(name);
            }
        }
    }

    private static String withoutAddresses(String css) {
        return css.replaceAll("(?i)url\\s*\\(|@import|\\\\", "(");
    }

    private static void tamePicture(Element picture) {
        String address = picture.attr("src");
        int data = address.indexOf(";base64,");
        try {
            if (!address.startsWith("data:image/") || data < 0) {
                throw new IOException("not inside the text");
            }
            Picture.requireModest(Base64.getMimeDecoder().decode(address.substring(data + ";base64,".length())));
        } catch (IOException | IllegalArgumentException unusable) {
            picture.remove();
        }
    }
}
