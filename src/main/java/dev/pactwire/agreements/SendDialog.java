package dev.pactwire.agreements;

import java.util.List;

/// What the send dialog begins with.
///
/// @param recordName for whom or what
/// @param maxBytes how large a file may be
public record SendDialog(String recordName, List<File> files, List<Recipient> recipients, Days days, long maxBytes) {

    /// How many documents go at once.
    public int most() {
        return Wish.MAX_DOCUMENTS;
    }

    /// A file of the record that may be sent. Size in bytes.
    public record File(long id, String name, long size) {}

    /// A line.
    public record Recipient(String role, String name, String email, int order) {}
}
