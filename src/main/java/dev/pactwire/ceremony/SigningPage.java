package dev.pactwire.ceremony;

import dev.pactwire.ceremony.Guests.Guest;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDocument;
import dev.pactwire.envelopes.Recipient;
import dev.pactwire.envelopes.Signing;
import dev.pactwire.envelopes.Signing.Opened;
import dev.pactwire.shell.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a recipient's page shows, as its script reads it.
@Component
class SigningPage {

    private final Signing signing;
    private final Situations situations;
    private final Texts texts;
    private final Clock clock;

    SigningPage(Signing signing, Situations situations, Texts texts, Clock clock) {
        this.signing = signing;
        this.situations = situations;
        this.texts = texts;
        this.clock = clock;
    }

    /// @param consented false: he has to agree to sign electronically before he gets anything of the documents
    /// @param names of the documents
    /// @param fields the recipient's own, in the order in which they are filled
    /// @param others what others have filled
    /// @param adoption how the recipient's signature looks, if that was chosen
    /// @param placeable what a signer without fields may place himself
    record State(
            Standing situation,
            String subject,
            Person sender,
            String message,
            String note,
            Person recipient,
            boolean consented,
            boolean freeForm,
            List<String> names,
            List<Paper> documents,
            List<Fields.Field> fields,
            List<Inked.Spot> others,
            Adoptions.@Nullable Adopted adoption,
            List<Kinds.Offered> placeable,
            List<Download> downloads,
            Map<String, String> texts) {}

    /// @param acts whether there is something to fill and finish
    /// @param waits whether it changes by itself soon
    /// @param confirm the label of the one thing to do; empty: none
    /// @param leave the label of the way back; empty: there is none
    record Standing(
            String name,
            boolean acts,
            boolean waits,
            String icon,
            String tone,
            String title,
            String text,
            String quote,
            String confirm,
            String leave) {}

    record Person(String name, String email) {}

    record Paper(int id, String name, List<PaperSize> pages) {

        static List<Paper> of(Envelope envelope) {
            return envelope.documents().stream().map(Paper::of).toList();
        }

        private static Paper of(EnvelopeDocument document) {
            var sizes = document.pages().stream()
                    .map(page -> new PaperSize(page.width(), page.height()))
                    .toList();
            return new Paper(document.documentId(), document.name(), sizes);
        }
    }

    /// In points.
    record PaperSize(double width, double height) {}

    /// @param path relative to the page
    record Download(String path, String name, String label) {}

    State state(Guest guest) {
        var opened = signing.open(guest.visit());
        return state(guest, opened, standing(guest, opened));
    }

    /// After “Finish later”.
    State later(Guest guest) {
        String key = "ceremony.situation.later.";
        return state(
                guest,
                signing.open(guest.visit()),
                new Standing(
                        "LATER",
                        false,
                        false,
                        "clock",
                        "blue",
                        texts.say(guest.locale(), key + "title"),
                        texts.say(guest.locale(), key + "text"),
                        "",
                        "",
                        ""));
    }

    private State state(Guest guest, Opened opened, Standing standing) {
        var envelope = opened.envelope();
        var recipient = opened.recipient();
        var situation = Situation.of(opened);
        boolean sealed = situation == Situation.COMPLETED;
        boolean shown = Situation.isReadable(opened) && !standing.name().equals("LATER");
        boolean filling = shown && standing.acts();
        return new State(
                standing,
                envelope.subject(),
                new Person(envelope.sender().name(), envelope.sender().email()),
                envelope.blurb(),
                recipient.note(),
                new Person(recipient.name(), recipient.email()),
                filling || !standing.acts(),
                filling && recipient.freeForm(),
                envelope.documentNames(),
                shown ? Paper.of(envelope) : List.of(),
                filling ? Fields.of(envelope, recipient, LocalDate.now(clock)) : List.of(),
                shown && !sealed ? Inked.of(envelope) : List.of(),
                filling ? recipient.adoption().map(Adoptions::shown).orElse(null) : null,
                filling && recipient.freeForm() ? Kinds.own(texts, guest.locale()) : List.of(),
                shown && !standing.acts() ? downloads(envelope, sealed, guest.locale()) : List.of(),
                ScriptTexts.of(texts, guest.locale()));
    }

    private Standing standing(Guest guest, Opened opened) {
        var situation = Situation.of(opened);
        var words = situations.words(opened, guest.sitting().embedded(), guest.locale());
        boolean embedded = guest.sitting().embedded();
        return new Standing(
                situation.name(),
                situation.acts(),
                situation == Situation.SEALING,
                words.icon(),
                words.tone(),
                words.title(),
                words.text(),
                quote(situation, opened.envelope(), opened.recipient()),
                situation == Situation.RECEIVE ? say(guest, "ceremony.situation.delivery.confirm") : "",
                embedded && !situation.acts() ? say(guest, "ceremony.situation.leave") : "");
    }

    private static String quote(Situation situation, Envelope envelope, Recipient recipient) {
        return switch (situation) {
            case VOIDED -> envelope.voidedReason();
            case DECLINED_BY_YOU -> recipient.declinedReason();
            case SIGN,
                    APPROVE,
                    RECEIVE,
                    RECEIVED,
                    COPY,
                    TURN,
                    SIGNED,
                    APPROVED,
                    SEALING,
                    COMPLETED,
                    DECLINED,
                    EXPIRED -> "";
        };
    }

    private List<Download> downloads(Envelope envelope, boolean sealed, Locale locale) {
        var downloads = new ArrayList<Download>();
        for (var document : envelope.documents()) {
            String name = Papers.pdfName(document);
            downloads.add(new Download(
                    "documents/" + document.documentId(), name, texts.say(locale, "ceremony.download.document", name)));
        }
        if (sealed) {
            String label = texts.say(locale, "ceremony.download.certificate");
            downloads.add(new Download("certificate", label + ".pdf", label));
        }
        return downloads;
    }

    private String say(Guest guest, String key) {
        return texts.say(guest.locale(), key);
    }
}
