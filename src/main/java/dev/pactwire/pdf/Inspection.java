package dev.pactwire.pdf;

import java.util.List;

/// What `PdfInspection` finds.
public sealed interface Inspection {

    /// A PDF that can be shown, signed and sealed.
    ///
    /// @param signed whether somebody has signed it already; those signatures will survive
    record Usable(List<PageSize> pages, boolean signed) implements Inspection {}

    record Refused(Reason reason) implements Inspection {}

    enum Reason {
        EMPTY,
        /// Something else under the name of a PDF, often a web page.
        NOT_A_PDF,
        /// It asks for a password, or restricts what may be done with it.
        ENCRYPTED,
        DAMAGED,
        TOO_MANY_PAGES,
        /// The file itself, or what it unpacks to.
        TOO_LARGE,
        /// Its author has certified it and forbidden every change, a further signature included.
        CHANGES_FORBIDDEN
    }
}
