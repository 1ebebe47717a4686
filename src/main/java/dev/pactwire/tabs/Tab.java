package dev.pactwire.tabs;

import dev.pactwire.drawing.Mark;
import java.util.List;

/// A field on a page of a document, for one recipient.
///
/// @param value what stands in it: `signed` for signatures and approvals, `true` for a checkbox, the chosen value
/// of a group or list, an ISO date or instant, the text itself; empty for nothing yet
public record Tab(TabId id, Placement at, Rules rules, String value, Kind kind) {

    /// The value of a signature, initials or an approval that was given.
    public static final String SIGNED = "signed";

    /// The value of a ticked checkbox.
    public static final String TICKED = "true";

    public int documentId() {
        return at.documentId();
    }

    public int page() {
        return at.page();
    }

    public boolean isFilled() {
        return !value.isBlank();
    }

    public Tab withValue(String fresh) {
        return new Tab(id, at, rules, fresh, kind);
    }

    public Tab at(Placement fresh) {
        return new Tab(id, fresh, rules, value, kind);
    }

    /// What is drawn for it when the document is sealed: nothing for an empty tab, a note or a button.
    public List<Mark> marks(Signer signer) {
        return TabMarks.of(this, signer);
    }
}
