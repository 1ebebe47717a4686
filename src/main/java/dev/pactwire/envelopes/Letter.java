package dev.pactwire.envelopes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/// The body of an e-mail, written once and shown as plain text and as simple HTML.
final class Letter {

    private static final String BODY = "<!-- body -->";

    /// Mail programs read styles only where they stand on the element.
    private static final String FRAME = """
            <!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
            <body style="margin:0;padding:24px 12px;background:#f4f7f6;color:#17211f;\
            font:16px/1.5 -apple-system,'Segoe UI',Roboto,'Noto Sans',Helvetica,Arial,sans-serif">
            <div style="max-width:560px;margin:0 auto;padding:10px 28px 18px;background:#ffffff;\
            border:1px solid #dfe7e4;border-radius:12px">
            <!-- body -->
            </div></body></html>""";

    private static final String BUTTON = """
            <p style="margin:26px 0 10px"><a href="%s" style="display:inline-block;padding:12px 24px;border-radius:8px;\
            background:#0f6b5d;color:#ffffff;font-weight:600;text-decoration:none">%s</a></p>
            <p style="margin:0 0 18px;font-size:13px;color:#5b6b66;word-break:break-all">%s</p>""";

    private final List<Part> parts = new ArrayList<>();

    private sealed interface Part {
        record Paragraph(String text) implements Part {}

        record Quotation(String text) implements Part {}

        record Link(String label, String url) implements Part {}

        record Items(List<String> texts) implements Part {}
    }

    Letter say(String text) {
        parts.add(new Part.Paragraph(text));
        return this;
    }

    /// Somebody's own words; nothing when there are none.
    Letter quote(String text) {
        if (!text.isBlank()) {
            parts.add(new Part.Quotation(text.strip()));
        }
        return this;
    }

    Letter link(String label, String url) {
        parts.add(new Part.Link(label, url));
        return this;
    }

    Letter items(List<String> texts) {
        parts.add(new Part.Items(texts));
        return this;
    }

    String text() {
        return parts.stream().map(Letter::text).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String text(Part part) {
        return switch (part) {
            case Part.Paragraph(String text) -> text;
            case Part.Quotation(String text) -> text.indent(4).stripTrailing();
            case Part.Link(String label, String url) -> label + ":\n" + url;
            case Part.Items(List<String> texts) ->
                texts.stream().map(text -> "- " + text).collect(Collectors.joining("\n"));
        };
    }

    String html() {
        return FRAME.replace(BODY, parts.stream().map(Letter::html).collect(Collectors.joining("\n")));
    }

    private static String html(Part part) {
        return switch (part) {
            case Part.Paragraph(String text) -> "<p>" + escaped(text) + "</p>";
            case Part.Quotation(String text) ->
                "<blockquote style=\"margin:16px 0;padding:2px 0 2px 14px;border-left:3px solid #cfe3de\">"
                        + escaped(text) + "</blockquote>";
            case Part.Link(String label, String url) -> BUTTON.formatted(escaped(url), escaped(label), escaped(url));
            case Part.Items(List<String> texts) ->
                texts.stream()
                        .map(text -> "<li>" + escaped(text) + "</li>")
                        .collect(Collectors.joining("", "<ul style=\"padding-left:20px\">", "</ul>"));
        };
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8").replace("\n", "<br>");
    }
}
