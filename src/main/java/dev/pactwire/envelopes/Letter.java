package dev.pactwire.envelopes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/// The body of an e-mail, written once and shown as plain text and as simple HTML.
final class Letter {

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
        return parts.stream()
                .map(Letter::html)
                .collect(Collectors.joining("\n", "<!doctype html><html><body>\n", "\n</body></html>"));
    }

    private static String html(Part part) {
        return switch (part) {
            case Part.Paragraph(String text) -> "<p>" + escaped(text) + "</p>";
            case Part.Quotation(String text) -> "<blockquote>" + escaped(text) + "</blockquote>";
            case Part.Link(String label, String url) ->
                "<p><a href=\"%s\"><strong>%s</strong></a><br>%s</p>"
                        .formatted(escaped(url), escaped(label), escaped(url));
            case Part.Items(List<String> texts) ->
                texts.stream()
                        .map(text -> "<li>" + escaped(text) + "</li>")
                        .collect(Collectors.joining("", "<ul>", "</ul>"));
        };
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8").replace("\n", "<br>");
    }
}
