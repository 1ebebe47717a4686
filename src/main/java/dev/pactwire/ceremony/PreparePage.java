package dev.pactwire.ceremony;

import dev.pactwire.ceremony.Guests.Host;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeStatus;
import dev.pactwire.envelopes.Envelopes;
import dev.pactwire.envelopes.Recipient;
import dev.pactwire.envelopes.RecipientKind;
import dev.pactwire.shell.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What the sender's page shows, as its script reads it.
@Component
class PreparePage {

    private static final int COLORS = 8;

    private final Envelopes envelopes;
    private final Texts texts;

    PreparePage(Envelopes envelopes, Texts texts) {
        this.envelopes = envelopes;
        this.texts = texts;
    }

    record State(
            String subject,
            String message,
            List<Person> recipients,
            List<SigningPage.Paper> documents,
            List<Fields.Field> fields,
            List<Kinds.Offered> palette,
            Settings settings,
            Map<String, String> texts) {}

    /// @param id the sender's id of the recipient
    /// @param color from 1; signers get different ones as long as there are
    record Person(
            String id, String name, String email, String initials, String role, int order, int color, boolean signs) {}

    record Settings(boolean showBack, boolean showDiscard, boolean editMessage) {}

    /// A page on which nothing can be done any more.
    record Closed(Situation situation, Map<String, String> texts) {
        record Situation(String icon, String tone, String title, String text) {}
    }

    /// A [State], or [Closed] when the draft is none any more.
    Object state(Host host) {
        var found = envelopes.find(host.sitting().envelope());
        return found.filter(one -> one.status() == EnvelopeStatus.CREATED)
                .<Object>map(envelope -> state(host, envelope))
                .orElseGet(() -> closed("gone", "info-circle", "blue", host.locale()));
    }

    private State state(Host host, Envelope envelope) {
        var view = host.sitting().view();
        return new State(
                envelope.subject(),
                envelope.blurb(),
                people(envelope, host.locale()),
                SigningPage.Paper.of(envelope),
                Fields.of(envelope),
                Kinds.palette(texts, host.locale()),
                new Settings(view.showBack(), view.showDiscard(), view.editMessage()),
                ScriptTexts.of(texts, host.locale()));
    }

    private List<Person> people(Envelope envelope, Locale locale) {
        var people = new ArrayList<Person>();
        for (var recipient : envelope.recipients()) {
            people.add(person(recipient, people.size() % COLORS + 1, locale));
        }
        return people;
    }

    private Person person(Recipient recipient, int color, Locale locale) {
        String role = "ceremony.role." + recipient.kind().name().toLowerCase(Locale.ROOT);
        return new Person(
                recipient.recipientId(),
                recipient.name(),
                recipient.email(),
                Initials.of(recipient.name()),
                texts.say(locale, role),
                recipient.routingOrder(),
                color,
                recipient.kind() == RecipientKind.SIGNER);
    }

    Closed closed(SenderReturn how, Locale locale) {
        return switch (how) {
            case SEND -> closed("sent", "send", "green", locale);
            case SAVE, SESSION_END, ERROR -> closed("saved", "circle-check", "green", locale);
            case CANCEL -> closed("discarded", "trash", "blue", locale);
        };
    }

    private Closed closed(String what, String icon, String tone, Locale locale) {
        String key = "ceremony.prepare." + what;
        return new Closed(
                new Closed.Situation(icon, tone, texts.say(locale, key + ".title"), texts.say(locale, key + ".text")),
                ScriptTexts.of(texts, locale));
    }
}
