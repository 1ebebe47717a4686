package dev.pactwire.ceremony;

import dev.pactwire.envelopes.EnvelopeStatus;
import dev.pactwire.envelopes.RecipientKind;
import dev.pactwire.envelopes.RecipientStatus;
import dev.pactwire.envelopes.Signing.Opened;
import dev.pactwire.tabs.Kind;

/// How things stand between one recipient and one envelope, as the pages tell it.
enum Situation {
    SIGN("writing-sign", Tone.PLAIN, true),
    /// Asked for a yes or no, not for a signature.
    APPROVE("circle-check", Tone.PLAIN, true),
    /// Must open the documents and has not.
    RECEIVE("inbox", Tone.PLAIN, false),
    RECEIVED("circle-check", Tone.GREEN, true),
    COPY("copy", Tone.PLAIN, true),
    TURN("clock", Tone.BLUE, false),
    SIGNED("circle-check", Tone.GREEN, true),
    APPROVED("circle-check", Tone.GREEN, true),
    SEALING("lock", Tone.BLUE, true),
    COMPLETED("shield-check", Tone.GREEN, true),
    DECLINED_BY_YOU("ban", Tone.AMBER, false),
    DECLINED("ban", Tone.AMBER, false),
    VOIDED("ban", Tone.AMBER, false),
    EXPIRED("clock", Tone.AMBER, false);

    enum Tone {
        PLAIN,
        GREEN,
        BLUE,
        AMBER
    }

    private final String icon;
    private final Tone tone;
    private final boolean readable;

    Situation(String icon, Tone tone, boolean readable) {
        this.icon = icon;
        this.tone = tone;
        this.readable = readable;
    }

    static Situation of(Opened opened) {
        boolean signer = opened.recipient().kind() == RecipientKind.SIGNER;
        return switch (opened.standing()) {
            case READY -> signer ? approves(opened) ? APPROVE : SIGN : RECEIVE;
            case NOT_YET -> TURN;
            case FINISHED -> signer ? approves(opened) ? APPROVED : SIGNED : RECEIVED;
            case READER -> COPY;
            case COMPLETED -> opened.envelope().status() == EnvelopeStatus.COMPLETED ? COMPLETED : SEALING;
            case DECLINED -> opened.recipient().status() == RecipientStatus.DECLINED ? DECLINED_BY_YOU : DECLINED;
            case VOIDED -> VOIDED;
            case EXPIRED -> EXPIRED;
        };
    }

    private static boolean approves(Opened opened) {
        var tabs = opened.recipient().tabs();
        return tabs.stream().anyMatch(tab -> tab.kind() instanceof Kind.Approve)
                && tabs.stream().noneMatch(tab -> tab.kind() instanceof Kind.SignHere);
    }

    String icon() {
        return icon;
    }

    Tone tone() {
        return tone;
    }

    /// Whether the person fills and finishes something now.
    boolean acts() {
        return this == SIGN || this == APPROVE;
    }

    /// Whether the documents are the person's to read now. They open to a signer whose turn it is when he agrees.
    static boolean isReadable(Opened opened) {
        var situation = of(opened);
        return situation.readable && (!situation.acts() || opened.recipient().status() == RecipientStatus.DELIVERED);
    }
}
