package dev.pactwire.ceremony;

import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.EnvelopeRefusal;
import dev.pactwire.envelopes.Envelopes;
import dev.pactwire.envelopes.Opened;
import dev.pactwire.envelopes.Recipient;
import dev.pactwire.envelopes.RecipientId;
import dev.pactwire.envelopes.RecipientStatus;
import dev.pactwire.envelopes.Signing;
import dev.pactwire.envelopes.Visit;
import dev.pactwire.shell.Texts;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Says in words how things stand.
@Component
class Situations {

    private final Signing signing;
    private final Envelopes envelopes;
    private final Texts texts;

    Situations(Signing signing, Envelopes envelopes, Texts texts) {
        this.signing = signing;
        this.envelopes = envelopes;
        this.texts = texts;
    }

    /// What a page shows of a situation.
    record Words(String icon, String tone, String title, String text) {}

    Words words(Opened opened, boolean embedded, Locale locale) {
        var situation = Situation.of(opened);
        String key = "ceremony.situation." + key(situation);
        String text = embedded && situation == Situation.SIGNED ? key + ".embedded" : key + ".text";
        return new Words(
                situation.icon(),
                situation.tone().name().toLowerCase(Locale.ROOT),
                texts.say(locale, key + ".title"),
                texts.say(locale, text, about(situation, opened.envelope())));
    }

    private static String key(Situation situation) {
        return situation.name().toLowerCase(Locale.ROOT);
    }

    /// Whom or what the sentence names.
    private static String about(Situation situation, Envelope envelope) {
        return switch (situation) {
            case COMPLETED -> envelope.subject();
            case DECLINED ->
                envelope.recipients().stream()
                        .filter(one -> one.status() == RecipientStatus.DECLINED)
                        .map(Recipient::name)
                        .findFirst()
                        .orElse("");
            case SIGN, APPROVE, RECEIVE, RECEIVED, COPY, TURN, SIGNED, APPROVED, SEALING, DECLINED_BY_YOU, VOIDED, EXPIRED ->
                envelope.sender().name();
        };
    }
}
