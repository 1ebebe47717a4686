package dev.pactwire.tabs;

/// Text in a document that tabs are placed at.
///
/// @param whiteSpaceInCharacters one extra blank may stand between any two letters, any run where the anchor has a
/// blank
public record Anchor(String text, boolean caseSensitive, boolean wholeWord, boolean whiteSpaceInCharacters) {

    private static final int MAX_LENGTH = 500;

    public Anchor {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("an anchor has 1 to " + MAX_LENGTH + " characters");
        }
    }

    public static Anchor of(String text) {
        return new Anchor(text, false, false, true);
    }
}
