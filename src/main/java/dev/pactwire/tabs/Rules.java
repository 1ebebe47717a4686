package dev.pactwire.tabs;

import org.jspecify.annotations.Nullable;

/// What holds for a tab of any kind.
///
/// @param label names the tab; tabs of one kind and label in a document share their value
/// @param order the place in the guided walk; 0 for top-down, left to right
/// @param locked the recipient may not change the value
/// @param shared everyone who has reached it may fill it
public record Rules(
        String label,
        int order,
        boolean required,
        boolean locked,
        boolean shared,
        @Nullable Condition condition) {

    public static final int MAX_LABEL = 500;

    public Rules {
        if (label.length() > MAX_LABEL) {
            throw new IllegalArgumentException("a tab's label has at most " + MAX_LABEL + " characters");
        }
    }

    public static Rules required(String label) {
        return new Rules(label, 0, true, false, false, null);
    }

    public static Rules optional(String label) {
        return new Rules(label, 0, false, false, false, null);
    }
}
