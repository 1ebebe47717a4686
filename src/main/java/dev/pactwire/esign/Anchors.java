package dev.pactwire.esign;

import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDocument;
import dev.pactwire.envelopes.EnvelopeDraft;
import dev.pactwire.envelopes.Envelopes;
import dev.pactwire.tabs.AnchorSearch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// The texts of an envelope's documents, in which anchors are searched; each document is read when first needed.
final class Anchors {

    private final List<Integer> documentIds;
    private final IntFunction<byte[]> pdf;
    private final Map<Integer, AnchorSearch> read = new HashMap<>();

    private Anchors(List<Integer> documentIds, IntFunction<byte[]> pdf) {
        this.documentIds = documentIds;
        this.pdf = pdf;
    }

    static Anchors in(List<EnvelopeDraft.Document> documents) {
        return new Anchors(
                documents.stream().map(EnvelopeDraft.Document::documentId).toList(),
                id -> documents.stream()
                        .filter(document -> document.documentId() == id)
                        .findFirst()
                        .orElseThrow()
                        .bytes());
    }

    static Anchors in(Envelope envelope, Envelopes envelopes) {
        return new Anchors(
                envelope.documents().stream().map(EnvelopeDocument::documentId).toList(),
                id -> envelopes.content(envelope.id(), id));
    }

    List<Integer> documentIds() {
        return documentIds;
    }

    AnchorSearch search(int documentId) {
        return read.computeIfAbsent(documentId, id -> AnchorSearch.in(pdf.apply(id)));
    }
}
