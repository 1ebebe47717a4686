package dev.pactwire.drawing;

import org.jspecify.annotations.Nullable;

/// The typefaces that Pactwire carries. A line of text takes its letters from several, each script from the one
/// that has it.
public enum Face {
    SANS("NotoSans-Regular.ttf"),
    BOLD("NotoSans-Bold.ttf"),
    SERIF_ITALIC("NotoSerif-Italic.ttf"),
    HAND("Kristi.ttf"),
    ARABIC("NotoNaskhArabic-Regular.ttf"),
    HEBREW("NotoSansHebrew-Regular.ttf"),
    CJK("DroidSansFallback.ttf");

    private final String file;
    private volatile @Nullable FontFile loaded;

    Face(String file) {
        this.file = file;
    }

    /// Parsed at first use and kept: parsing costs milliseconds, sealing must not.
    FontFile font() {
        FontFile font = loaded;
        return font != null ? font : load();
    }

    private synchronized FontFile load() {
        FontFile font = loaded;
        if (font == null) {
            font = FontFile.read("/fonts/" + file);
            loaded = font;
        }
        return font;
    }

    /// The key of this face among a page's fonts.
    String key() {
        return "Pw" + ordinal();
    }
}
