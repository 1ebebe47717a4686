package dev.pactwire.documents;

import dev.pactwire.pdf.PageSize;
import java.util.List;

/// What becomes of a file that somebody brings.
public sealed interface Conversion {

    /// @param pdf the file itself when it was a PDF
    record Converted(byte[] pdf, List<PageSize> pages, boolean signed) implements Conversion {}

    record NotConverted(Reason reason, String fileName) implements Conversion {}

    enum Reason {
        EMPTY,
        NOT_A_PDF,
        ENCRYPTED,
        DAMAGED,
        TOO_MANY_PAGES,
        TOO_LARGE,
        CHANGES_FORBIDDEN,
        /// A kind of file that Pactwire does not turn into a PDF.
        UNKNOWN_TYPE,
        /// A kind of file for which LibreOffice has to be installed on the server.
        NEEDS_LIBREOFFICE,
        /// The file is not what its name says, or cannot be read.
        FAILED
    }
}
