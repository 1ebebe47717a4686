package dev.pactwire.copper;

/// What a CRM may offer beyond the Developer API, once it says so (`docs/decisions/0020-wire-extensions.md`).
public enum Extension {
    /// The bytes of a file can be read.
    FILE_CONTENT("file_content"),
    /// An embedded app can be registered over the wire, and its panel is handed the viewer signed.
    EMBEDDED_APPS("embedded_apps");

    private final String word;

    Extension(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
