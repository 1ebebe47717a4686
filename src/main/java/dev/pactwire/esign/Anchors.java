package dev.pactwire.esign;

import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDocument;
import dev.pactwire.envelopes.EnvelopeDraft;
import dev.pactwire.envelopes.Envelopes;
import dev.pactwire.tabs.Anchor;
import dev.pactwire.tabs.AnchorSearch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// The texts of an envelope's documents, in which anchors are searched; each document is read when first needed.
final class Anchors {

    private static final int MAX_SEARCHES = 3_000;

    private final List<Integer> documentIds;
    private final IntFunction<byte[]> pdf;
    private final Map<Integer, AnchorSearch> read = new HashMap<>();
    private final Map<Sought, List<AnchorSearch.Hit>> found = new HashMap<>();

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

    /// Each anchor is searched once, however many tabs name it.
    ///
    /// @throws IllegalArgumentException when there are too many different ones
    List<AnchorSearch.Hit> find(int documentId, Anchor anchor) {
        var sought = new Sought(documentId, anchor);
        var known = found.get(sought);
        if (known != null) {
            return known;
        }
        if (found.size() >= MAX_SEARCHES) {
            throw new IllegalArgumentException("at most " + MAX_SEARCHES + " searches for anchors are made at once");
        }
        var hits = search(documentId).find(anchor);
        found.put(sought, hits);
        return hits;
    }

    private AnchorSearch search(int documentId) {
        return read.computeIfAbsent(documentId, id -> AnchorSearch.in(pdf.apply(id)));
    }

    private record Sought(int document, Anchor anchor) {}
}
