package dev.pactwire.ceremony;

/// How a sender's view ended, in the words that DocuSign's callers know.
enum SenderReturn {
    SEND("Send"),
    SAVE("Save"),
    /// The draft was discarded.
    CANCEL("Cancel"),
    SESSION_END("SessionEnd"),
    ERROR("Error");

    private final String event;

    SenderReturn(String event) {
        this.event = event;
    }

    /// Empty where there is nowhere to go.
    String address(Sitting.Sender sitting) {
        return sitting.returnUrl().with("envelopeId=%s&event=%s".formatted(sitting.envelope(), event));
    }
}
