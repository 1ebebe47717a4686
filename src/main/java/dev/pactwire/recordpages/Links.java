package dev.pactwire.recordpages;

import dev.pactwire.facts.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the addresses in what people write.
final class Links {

    private static final Pattern ADDRESS = Pattern.compile(
            "https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]»”’]|[\\w.+-]+@[\\w-]+(\\.[\\w-]+)*\\.\\p{Alpha}{2,}");

    private Links() {}

    /// The text in its parts; those that are no address lead nowhere.
    static List<Shown.Link> in(String text) {
        var parts = new ArrayList<Shown.Link>();
        Matcher found = ADDRESS.matcher(text);
        int done = 0;
        while (found.find()) {
            add(parts, text.substring(done, found.start()), "");
            add(parts, found.group(), found.group().startsWith("http") ? found.group() : "mailto:" + found.group());
            done = found.end();
        }
        add(parts, text.substring(done), "");
        return parts;
    }

    private static void add(List<Shown.Link> parts, String text, String href) {
        if (!text.isEmpty()) {
            parts.add(new Shown.Link(text, href, null));
        }
    }
}
