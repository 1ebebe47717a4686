package dev.pactwire.tabs;

/// A tab that counts only when another one, named by its label, has a value.
///
/// @param value `on` for a checkbox or a signature, the chosen value of a radio group, an exact text, or [#ANY]
public record Condition(String parentLabel, String value) {

    public static final String ANY = "##ANY##";
    public static final String ON = "on";
}
