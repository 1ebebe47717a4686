package dev.pactwire.tabs;

import dev.pactwire.documents.PageText;
import dev.pactwire.drawing.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds anchors in a document: every hit on every page.
public final class AnchorSearch {

    private static final int MAX_HITS = 3000;
    private static final int LEAST_LOOKS = 200_000;
    private static final int LOOKS_PER_LETTER = 200;

    private final List<Page> pages;

    private AnchorSearch(List<Page> pages) {
        this.pages = pages;
    }

    /// @throws IllegalArgumentException when the bytes are no usable PDF
    public static AnchorSearch in(byte[] pdf) {
        return new AnchorSearch(PageText.of(pdf).stream().map(Page::of).toList());
    }

    /// The first letter of a hit: its left edge and its base line, in points from the top left.
    public record Hit(int page, double x, double y) {}

    /// @throws IllegalArgumentException when the search takes too long: a part of the hits would mislead
    public List<Hit> find(Anchor anchor) {
        Pattern pattern = pattern(anchor);
        var hits = new ArrayList<Hit>();
        for (Page page : pages) {
            Matcher matcher = pattern.matcher(new Budgeted(
                    page.text(),
                    Math.max(LEAST_LOOKS, LOOKS_PER_LETTER * page.text().length())));
            try {
                while (hits.size() < MAX_HITS && matcher.find()) {
                    Box first = page.boxes().get(matcher.start());
                    hits.add(new Hit(page.number(), first.x(), first.bottom()));
                }
            } catch (Budgeted.Exhausted tooMuch) {
                throw new IllegalArgumentException(
                        "“%s” takes too long to find on page %d; use a longer, rarer text"
                                .formatted(anchor.text(), page.number()),
                        tooMuch);
            }
        }
        return hits;
    }

    private static Pattern pattern(Anchor anchor) {
        var regex = new StringBuilder();
        anchor.text().codePoints().forEach(letter -> {
            if (Character.isWhitespace(letter)) {
                regex.append("\\s+");
            } else {
                if (anchor.whiteSpaceInCharacters() && !regex.isEmpty()) {
                    regex.append("\\s?");
                }
                regex.append(Pattern.quote(Character.toString(letter)));
            }
        });
        String whole = anchor.wholeWord() ? "(?<!\\w)" + regex + "(?!\\w)" : regex.toString();
        int flags = anchor.caseSensitive() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return Pattern.compile(whole, flags);
    }

    /// A page's text with the box of the letter that each character belongs to.
    private record Page(int number, String text, List<Box> boxes) {

        static Page of(PageText page) {
            var text = new StringBuilder();
            var boxes = new ArrayList<Box>();
            for (PageText.Letter letter : page.letters()) {
                text.append(letter.text());
                for (int i = 0; i < letter.text().length(); i++) {
                    boxes.add(letter.box());
                }
            }
            return new Page(page.page(), text.toString(), boxes);
        }
    }
}
