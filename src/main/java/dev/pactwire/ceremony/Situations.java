package dev.pactwire.ceremony;

import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.Recipient;
import dev.pactwire.envelopes.RecipientStatus;
import dev.pactwire.envelopes.Signing.Opened;
import dev.pactwire.shell.Texts;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Says in words how things stand.
@Component
class Situations {

    private final Texts texts;

    Situations(Texts texts) {
        this.texts = texts;
    }

    /// What a page shows of a situation; nothing is said where the person goes to work at once.
    record Words(String icon, String tone, String title, String text) {}

    Words words(Opened opened, boolean embedded, Locale locale) {
        var situation = Situation.of(opened);
        if (situation.acts()) {
            return new Words(situation.icon(), tone(situation), "", "");
        }
        String key = "ceremony.situation." + key(situation);
        String text = embedded && situation == Situation.SIGNED ? key + ".embedded" : key + ".text";
        return new Words(
                situation.icon(),
                tone(situation),
                texts.say(locale, key + ".title"),
                texts.say(locale, text, about(situation, opened.envelope())));
    }

    private static String tone(Situation situation) {
        return situation.tone().name().toLowerCase(Locale.ROOT);
    }

    static String key(Situation situation) {
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
            case SIGN,
                    APPROVE,
                    RECEIVE,
                    RECEIVED,
                    COPY,
                    TURN,
                    SIGNED,
                    APPROVED,
                    SEALING,
                    DECLINED_BY_YOU,
                    VOIDED,
                    EXPIRED -> envelope.sender().name();
        };
    }
}
