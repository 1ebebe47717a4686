package dev.pactwire.envelopes;

import dev.pactwire.letters.Letter;
import dev.pactwire.letters.Post;
import dev.pactwire.letters.Reader;
import dev.pactwire.mailroom.Email;
import dev.pactwire.platform.Address;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// The letters that say how an envelope has ended, or that it cannot be sealed. Embedded recipients get none.
@Component
class OutcomeMail {

    private static final String MAIL = "envelopes.mail.";

    private final Post post;
    private final SigningLinks links;
    private final Address address;

    OutcomeMail(Post post, SigningLinks links, Address address) {
        this.post = post;
        this.links = links;
        this.address = address;
    }

    /// To everyone, once, however often it is called.
    ///
    /// @param attachments the sealed documents, or none when they are too large: then a link leads to them
    void completed(Envelope envelope, List<Email.Attachment> attachments) {
        envelope.recipients().stream().filter(one -> !one.isEmbedded()).forEach(one -> {
            var fresh = links.draw();
            boolean first = completed(envelope, envelope.reader(one), attachments, fresh.address());
            if (first && attachments.isEmpty()) {
                links.keep(fresh, one.id());
            }
        });
        completed(envelope, envelope.senderAsReader(), attachments, address.publicUrl() + "/sent/" + envelope.id());
    }

    private boolean completed(Envelope envelope, Reader to, List<Email.Attachment> attachments, String link) {
        var letter = post.letter(to, MAIL + "completed", envelope.subject()).items(envelope.documentNames());
        return post.send(
                "envelope:%s:completed".formatted(envelope.id()),
                to,
                post.say(to, MAIL + "completed.subject", envelope.subject()),
                attachments.isEmpty()
                        ? letter.say(post.say(to, MAIL + "large")).link(post.say(to, MAIL + "read"), link)
                        : letter.say(post.say(to, MAIL + "attached")),
                attachments);
    }

    /// Tells the sender, once, that everyone has signed but the seal fails.
    void notSealed(Envelope envelope, String reason) {
        var to = envelope.senderAsReader();
        post.send(
                "envelope:%s:not-sealed".formatted(envelope.id()),
                to,
                post.say(to, MAIL + "not-sealed.subject", envelope.subject()),
                post.letter(to, MAIL + "not-sealed", envelope.subject())
                        .quote(reason)
                        .say(post.say(to, MAIL + "not-sealed.next")));
    }

    void declined(Change change, Envelope envelope, Recipient by, String reason) {
        Function<Reader, Letter> news = to -> post.letter(to, MAIL + "declined", by.name(), envelope.subject());
        tell(change, envelope, "declined", news);
        var sender = envelope.senderAsReader();
        tell(change, envelope, "declined", sender, because(sender, news.apply(sender), reason));
    }

    void voided(Change change, Envelope envelope, String reason) {
        String by = envelope.sender().name();
        tell(
                change,
                envelope,
                "voided",
                to -> because(to, post.letter(to, MAIL + "voided", by, envelope.subject()), reason));
    }

    void expired(Change change, Envelope envelope) {
        Function<Reader, Letter> news = to -> post.letter(to, MAIL + "expired", envelope.subject());
        tell(change, envelope, "expired", news);
        var sender = envelope.senderAsReader();
        tell(change, envelope, "expired", sender, news.apply(sender));
    }

    private Letter because(Reader to, Letter letter, String reason) {
        return letter.say(post.say(to, MAIL + "reason")).quote(reason);
    }

    /// Those who know of the envelope and get mail.
    private void tell(Change change, Envelope envelope, String what, Function<Reader, Letter> news) {
        envelope.recipients().stream()
                .filter(one -> !one.isEmbedded()
                        && one.status() != RecipientStatus.CREATED
                        && one.status() != RecipientStatus.DECLINED)
                .map(one -> envelope.reader(one))
                .forEach(to -> tell(change, envelope, what, to, news.apply(to)));
    }

    private void tell(Change change, Envelope envelope, String what, Reader to, Letter letter) {
        post.send(change.occasion(what), to, post.say(to, MAIL + what + ".subject", envelope.subject()), letter);
    }
}
