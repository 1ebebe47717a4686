package dev.pactwire.envelopes;

import dev.pactwire.envelopes.EnvelopeEvent.What;
import dev.pactwire.letters.Letter;
import dev.pactwire.letters.Post;
import dev.pactwire.letters.Reader;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// The letters with a link to whose turn it is, stored in the transaction of what they tell. Embedded recipients
/// get none.
@Component
class TurnMail {

    private static final String MAIL = "envelopes.mail.";

    private final Post post;
    private final SigningLinks links;
    private final Clock clock;

    TurnMail(Post post, SigningLinks links, Clock clock) {
        this.post = post;
        this.links = links;
        this.clock = clock;
    }

    /// Tells a recipient that his turn has come; the subject is the sender's own.
    void invite(Change change, Envelope envelope, Recipient recipient) {
        if (recipient.isEmbedded()) {
            return;
        }
        var to = envelope.reader(recipient);
        post.send(
                change.occasion("invitation"),
                to,
                envelope.subject(),
                personal(linked(introduced(envelope, recipient, to, keyFor("invite", recipient)), to, recipient), to));
    }

    /// The same with a fresh link, because the sender wants it. Who signs in another program gets no mail: nothing is
    /// told of it either.
    void inviteAgain(Change change, Envelope envelope, Recipient recipient, Actor actor) {
        if (recipient.isEmbedded()) {
            return;
        }
        change.tell(What.RECIPIENT_RESENT, recipient, actor);
        invite(change, envelope, recipient);
    }

    void remind(Change change, Envelope envelope, Recipient recipient) {
        var to = envelope.reader(recipient);
        post.send(
                change.occasion("reminder"),
                to,
                post.say(to, MAIL + "reminder.subject", envelope.subject()),
                personal(
                        linked(introduced(envelope, recipient, to, MAIL + "remind"), to, recipient)
                                .say(post.say(to, MAIL + "deadline", envelope.subject(), lastDay(envelope, to))),
                        to));
    }

    void warn(Change change, Envelope envelope, Recipient recipient) {
        var to = envelope.reader(recipient);
        post.send(
                change.occasion("warning"),
                to,
                post.say(to, MAIL + "warning.subject", envelope.subject()),
                linked(post.letter(to, MAIL + "deadline", envelope.subject(), lastDay(envelope, to)), to, recipient));
    }

    /// A fresh link for somebody whose link is too old, at most one an hour.
    void renew(Envelope envelope, Recipient recipient, Instant now) {
        var to = envelope.reader(recipient);
        long hour = now.getEpochSecond() / 3600;
        var fresh = links.draw();
        boolean first = post.send(
                "envelope:%s:renewal:%d".formatted(envelope.id(), hour),
                to,
                envelope.subject(),
                personal(
                        post.letter(to, MAIL + "renewed")
                                .link(post.say(to, keyToOpen(envelope, recipient)), fresh.address()),
                        to));
        if (first) {
            links.keep(fresh, recipient.id());
        }
    }

    private Letter introduced(Envelope envelope, Recipient recipient, Reader to, String key) {
        var sender = envelope.sender();
        return post.letter(to, key, sender.name(), sender.email(), envelope.subject())
                .quote(envelope.blurb())
                .quote(recipient.note())
                .items(envelope.documentNames());
    }

    private Letter linked(Letter letter, Reader to, Recipient recipient) {
        return letter.link(post.say(to, keyFor("open", recipient)), links.issue(recipient.id()));
    }

    /// Whoever has nothing left to do is not asked to do it.
    private static String keyToOpen(Envelope envelope, Recipient recipient) {
        boolean over = envelope.status().isFinal() || recipient.status().isFinal();
        return over ? MAIL + "open.over" : keyFor("open", recipient);
    }

    private Letter personal(Letter letter, Reader to) {
        return letter.say(post.say(to, MAIL + "private", to.name()));
    }

    private String lastDay(Envelope envelope, Reader to) {
        return envelope.lastDay(clock.getZone(), to.language()).orElseThrow();
    }

    private static String keyFor(String sentence, Recipient recipient) {
        return switch (recipient.kind()) {
            case SIGNER -> MAIL + sentence + ".signer";
            case CARBON_COPY -> MAIL + sentence + ".copy";
            case CERTIFIED_DELIVERY -> MAIL + sentence + ".delivery";
        };
    }
}
