package dev.pactwire.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/// The body of an e-mail, written once and shown as plain text and as simple HTML.
public final class Letter {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light"><title>%s</title></head>
            <body style="margin:0;padding:24px 12px;background:#f4f7f6;color:#1d2b28">
            <div style="max-width:560px;margin:0 auto;padding:28px;background:#ffffff;border-radius:12px;\
            font:16px/1.55 -apple-system,'Segoe UI',Roboto,'Noto Sans',Helvetica,Arial,sans-serif;overflow-wrap:anywhere">
            %s
            </div></body></html>""";

    private final Locale language;
    private final List<Part> parts = new ArrayList<>();

    Letter(Locale language) {
        this.language = language;
    }

    private sealed interface Part {
        record Paragraph(String text) implements Part {}

        record Quotation(String text) implements Part {}

        record Link(String label, String url) implements Part {}

        record Items(List<String> texts) implements Part {}
    }

    public Letter say(String text) {
        parts.add(new Part.Paragraph(text));
        return this;
    }

    /// Somebody's own words; nothing when there are none.
    public Letter quote(String text) {
        if (!text.isBlank()) {
            parts.add(new Part.Quotation(text.strip()));
        }
        return this;
    }

    public Letter link(String label, String url) {
        parts.add(new Part.Link(label, url));
        return this;
    }

    public Letter items(List<String> texts) {
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

    /// Mail programs know no style sheets: what little style there is stands at the elements.
    String html(String title) {
        String body = parts.stream().map(Letter::html).collect(Collectors.joining("\n"));
        return PAGE.formatted(language.toLanguageTag(), escaped(title), body);
    }

    private static String html(Part part) {
        return switch (part) {
            case Part.Paragraph(String text) -> "<p style=\"margin:0 0 16px\">" + escaped(text) + "</p>";
            case Part.Quotation(String text) ->
                "<blockquote style=\"margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid #0e6b60\">"
                        + escaped(text) + "</blockquote>";
            case Part.Link(String label, String url) -> """
                <p style="margin:24px 0 8px"><a href="%s" style="display:inline-block;padding:12px 22px;\
                background:#0e6b60;color:#ffffff;border-radius:8px;text-decoration:none"><strong>%s</strong></a></p>
                <p style="margin:0 0 16px;font-size:13px;color:#51625e">%s</p>""".formatted(escaped(url), escaped(label), escaped(url));
            case Part.Items(List<String> texts) ->
                texts.stream()
                        .map(text -> "<li>" + escaped(text) + "</li>")
                        .collect(Collectors.joining("", "<ul style=\"margin:0 0 16px;padding-left:20px\">", "</ul>"));
        };
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8").replace("\n", "<br>");
    }
}
