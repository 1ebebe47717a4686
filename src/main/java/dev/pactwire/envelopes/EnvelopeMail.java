package dev.pactwire.envelopes;

import dev.pactwire.mailroom.Email;
import dev.pactwire.mailroom.Mailroom;
import dev.pactwire.shell.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The e-mails about an envelope, in the recipient's language if it is known, else in the sender's. They are stored in
/// the transaction of what they tell. Embedded recipients get none.
@Component
class EnvelopeMail {

    private final Mailroom mailroom;
    private final Texts texts;
    private final SigningLinks links;

    EnvelopeMail(Mailroom mailroom, Texts texts, SigningLinks links) {
        this.mailroom = mailroom;
        this.texts = texts;
        this.links = links;
    }

    /// Tells a recipient that his turn has come; the subject is the sender's own.
    void invite(Change change, Envelope envelope, Recipient recipient) {
        if (recipient.isEmbedded()) {
            return;
        }
        var language = language(envelope, recipient);
        post(
                change,
                recipient,
                "invitation",
                envelope.subject(),
                introduced(envelope, recipient, language, keyFor("invite", recipient))
                        .link(say(language, keyFor("open", recipient)), links.issue(recipient.id()))
                        .say(say(language, "envelopes.mail.private", recipient.name())),
                List.of());
    }

    void remind(Change change, Envelope envelope, Recipient recipient) {
        var language = language(envelope, recipient);
        post(
                change,
                recipient,
                "reminder",
                say(language, "envelopes.mail.reminder.subject", envelope.subject()),
                introduced(envelope, recipient, language, "envelopes.mail.remind")
                        .link(say(language, keyFor("open", recipient)), links.issue(recipient.id()))
                        .say(deadline(envelope, language))
                        .say(say(language, "envelopes.mail.private", recipient.name())),
                List.of());
    }

    void warn(Change change, Envelope envelope, Recipient recipient) {
        if (recipient.isEmbedded()) {
            return;
        }
        var language = language(envelope, recipient);
        post(
                change,
                recipient,
                "warning",
                say(language, "envelopes.mail.warning.subject", envelope.subject()),
                greeting(recipient.name(), language)
                        .say(deadline(envelope, language))
                        .link(say(language, keyFor("open", recipient)), links.issue(recipient.id())),
                List.of());
    }

    /// A fresh link for somebody whose link is too old, at most one an hour.
    void renew(Envelope envelope, Recipient recipient, Instant now) {
        var language = language(envelope, recipient);
        long hour = now.getEpochSecond() / 3600;
        mailroom.send(email(
                "envelope:%s:recipient:%s:renewal:%d".formatted(envelope.id(), recipient.id(), hour),
                recipient.name(),
                recipient.email(),
                envelope.subject(),
                greeting(recipient.name(), language)
                        .say(say(language, "envelopes.mail.renewed"))
                        .link(say(language, keyFor("open", recipient)), links.issue(recipient.id()))
                        .say(say(language, "envelopes.mail.private", recipient.name())),
                List.of()));
    }

    /// @param attachments the sealed documents, or none when they are too large: then the link leads to them
    void completed(Change change, Envelope envelope, List<Email.Attachment> attachments) {
        for (Recipient recipient : envelope.recipients()) {
            if (recipient.isEmbedded()) {
                continue;
            }
            var language = language(envelope, recipient);
            var letter = greeting(recipient.name(), language)
                    .say(say(language, "envelopes.mail.completed", envelope.subject()))
                    .items(names(envelope));
            letter = attachments.isEmpty()
                    ? letter.link(say(language, "envelopes.mail.read"), links.issue(recipient.id()))
                    : letter.say(say(language, "envelopes.mail.attached"));
            post(change, recipient, "completed", completedSubject(envelope, language), letter, attachments);
        }
        var language = envelope.sender().language();
        var letter = greeting(envelope.sender().name(), language)
                .say(say(language, "envelopes.mail.completed", envelope.subject()))
                .items(names(envelope));
        postToSender(
                change,
                envelope,
                completedSubject(envelope, language),
                attachments.isEmpty() ? letter.say(say(language, "envelopes.mail.large")) : letter,
                attachments);
    }

    /// Tells the sender, once, that everyone has signed but the seal fails.
    void notSealed(Change change, Envelope envelope, String reason) {
        var sender = envelope.sender();
        var language = sender.language();
        String subject = say(language, "envelopes.mail.not-sealed.subject", envelope.subject());
        mailroom.send(email(
                "envelope:%s:not-sealed".formatted(change.id()),
                sender.name(),
                sender.email(),
                subject,
                greeting(sender.name(), language)
                        .say(say(language, "envelopes.mail.not-sealed", envelope.subject()))
                        .quote(reason)
                        .say(say(language, "envelopes.mail.not-sealed.next")),
                List.of()));
    }

    private String completedSubject(Envelope envelope, Locale language) {
        return say(language, "envelopes.mail.completed.subject", envelope.subject());
    }

    void declined(Change change, Envelope envelope, Recipient by, String reason) {
        for (Recipient recipient : told(envelope)) {
            var language = language(envelope, recipient);
            post(
                    change,
                    recipient,
                    "declined",
                    say(language, "envelopes.mail.declined.subject", envelope.subject()),
                    greeting(recipient.name(), language)
                            .say(say(language, "envelopes.mail.declined", by.name(), envelope.subject())),
                    List.of());
        }
        var language = envelope.sender().language();
        postToSender(
                change,
                envelope,
                say(language, "envelopes.mail.declined.subject", envelope.subject()),
                greeting(envelope.sender().name(), language)
                        .say(say(language, "envelopes.mail.declined", by.name(), envelope.subject()))
                        .say(say(language, "envelopes.mail.reason"))
                        .quote(reason),
                List.of());
    }

    void voided(Change change, Envelope envelope, String reason) {
        for (Recipient recipient : told(envelope)) {
            var language = language(envelope, recipient);
            post(
                    change,
                    recipient,
                    "voided",
                    say(language, "envelopes.mail.voided.subject", envelope.subject()),
                    greeting(recipient.name(), language)
                            .say(say(
                                    language,
                                    "envelopes.mail.voided",
                                    envelope.sender().name(),
                                    envelope.subject()))
                            .say(say(language, "envelopes.mail.reason"))
                            .quote(reason),
                    List.of());
        }
    }

    void expired(Change change, Envelope envelope) {
        for (Recipient recipient : told(envelope)) {
            var language = language(envelope, recipient);
            post(
                    change,
                    recipient,
                    "expired",
                    expiredSubject(envelope, language),
                    greeting(recipient.name(), language)
                            .say(say(language, "envelopes.mail.expired", envelope.subject())),
                    List.of());
        }
        var language = envelope.sender().language();
        postToSender(
                change,
                envelope,
                expiredSubject(envelope, language),
                greeting(envelope.sender().name(), language)
                        .say(say(language, "envelopes.mail.expired", envelope.subject())),
                List.of());
    }

    private String expiredSubject(Envelope envelope, Locale language) {
        return say(language, "envelopes.mail.expired.subject", envelope.subject());
    }

    /// Those who know of the envelope and get mail.
    private static List<Recipient> told(Envelope envelope) {
        return envelope.recipients().stream()
                .filter(one -> !one.isEmbedded()
                        && one.status() != RecipientStatus.CREATED
                        && one.status() != RecipientStatus.DECLINED)
                .toList();
    }

    private Letter introduced(Envelope envelope, Recipient recipient, Locale language, String key) {
        return greeting(recipient.name(), language)
                .say(say(
                        language,
                        key,
                        envelope.sender().name(),
                        envelope.sender().email(),
                        envelope.subject()))
                .quote(envelope.blurb())
                .quote(recipient.note())
                .items(names(envelope));
    }

    private Letter greeting(String name, Locale language) {
        return new Letter(language).say(say(language, "envelopes.mail.greeting", name));
    }

    private String deadline(Envelope envelope, Locale language) {
        var expires = Optional.ofNullable(envelope.times().expires()).orElseThrow();
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(expires.atZone(ZoneOffset.UTC));
        return say(language, "envelopes.mail.deadline", envelope.subject(), day);
    }

    private static List<String> names(Envelope envelope) {
        return envelope.documents().stream().map(EnvelopeDocument::name).toList();
    }

    private static String keyFor(String sentence, Recipient recipient) {
        return switch (recipient.kind()) {
            case SIGNER -> "envelopes.mail." + sentence + ".signer";
            case CARBON_COPY -> "envelopes.mail." + sentence + ".copy";
            case CERTIFIED_DELIVERY -> "envelopes.mail." + sentence + ".delivery";
        };
    }

    private static Locale language(Envelope envelope, Recipient recipient) {
        @Nullable Locale known = recipient.language();
        return known == null ? envelope.sender().language() : known;
    }

    private String say(Locale language, String key, Object... arguments) {
        return texts.say(language, key, arguments);
    }

    private void post(
            Change change,
            Recipient recipient,
            String kind,
            String subject,
            Letter letter,
            List<Email.Attachment> attachments) {
        mailroom.send(email(
                "envelope:%s:%d:recipient:%s:%s".formatted(change.id(), change.sequence(), recipient.id(), kind),
                recipient.name(),
                recipient.email(),
                subject,
                letter,
                attachments));
    }

    private void postToSender(
            Change change, Envelope envelope, String subject, Letter letter, List<Email.Attachment> attachments) {
        mailroom.send(email(
                "envelope:%s:%d:sender".formatted(change.id(), change.sequence()),
                envelope.sender().name(),
                envelope.sender().email(),
                subject,
                letter,
                attachments));
    }

    private static Email email(
            String key,
            String toName,
            String toAddress,
            String subject,
            Letter letter,
            List<Email.Attachment> attachments) {
        return new Email(key, toName, toAddress, subject, letter.text(), letter.html(subject), Map.of(), attachments);
    }
}
