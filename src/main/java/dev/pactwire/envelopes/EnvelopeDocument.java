package dev.pactwire.envelopes;

import dev.pactwire.documents.FileId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One document of an envelope: a PDF as the sender gave it and, after completion, the sealed PDF.
///
/// @param id our GUID of it (`documentIdGuid` on the wire)
/// @param documentId the sender's number of it, unique within the envelope
/// @param position from 1
/// @param name with extension, as the sender named it
/// @param file the PDF before anything was drawn on it
/// @param sha256 of `file`, in hexadecimal
public record EnvelopeDocument(
        UUID id,
        int documentId,
        int position,
        String name,
        FileId file,
        String sha256,
        long size,
        List<Page> pages,
        Optional<FileId> sealed) {

    /// A page in points (1/72 inch), as it is shown.
    public record Page(UUID id, double width, double height) {}

    public EnvelopeDocument {
        pages = List.copyOf(pages);
    }

    /// What is read now: the sealed PDF as soon as there is one.
    public FileId current() {
        return sealed.orElse(file);
    }
}
