package dev.pactwire.ceremony;

import java.util.List;

/// What the caller of a recipient's view may change about it.
///
/// @param frameAncestors more origins that may frame the page, such as `https://crm.example`
public record RecipientView(List<String> frameAncestors) {

    public RecipientView {
        frameAncestors = List.copyOf(frameAncestors);
    }

    public static RecipientView standard() {
        return new RecipientView(List.of());
    }
}
