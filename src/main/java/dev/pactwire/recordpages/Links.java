package dev.pactwire.recordpages;

import dev.pactwire.facts.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the addresses in what people write.
final class Links {

    /// Each part is bounded and a name begins where a word begins, so that long texts without an address cost little.
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]»”’]"
            + "|(?<![\\w.+-])[\\w.+-]{1,64}@(?:[\\w-]{1,63}\\.){1,8}\\p{Alpha}{2,63}");

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
