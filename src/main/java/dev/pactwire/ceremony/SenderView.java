package dev.pactwire.ceremony;

import java.util.List;

/// What the caller of a sender's view may change about it.
///
/// @param showBack whether the person may save and close
/// @param showDiscard whether the person may discard the draft
/// @param sendRedirects “Send” saves and returns; the caller sends
/// @param editMessage whether subject and message may be changed
/// @param frameAncestors more origins that may frame the page, such as `https://crm.example`
public record SenderView(
        boolean showBack,
        boolean showDiscard,
        boolean sendRedirects,
        boolean editMessage,
        List<String> frameAncestors) {

    public SenderView {
        frameAncestors = List.copyOf(frameAncestors);
    }

    /// Everything that a sender can do.
    public static SenderView standard() {
        return new SenderView(true, true, false, true, List.of());
    }
}
