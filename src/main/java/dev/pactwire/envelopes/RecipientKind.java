package dev.pactwire.envelopes;

/// What a recipient is asked for.
public enum RecipientKind {
    SIGNER,
    /// Gets a copy when reached and again at completion; holds nobody up.
    CARBON_COPY,
    /// Has to open the documents, nothing more.
    CERTIFIED_DELIVERY;

    /// Whether later recipients wait for this one.
    public boolean mustAct() {
        return this != CARBON_COPY;
    }
}
