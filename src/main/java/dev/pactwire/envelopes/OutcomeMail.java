package dev.pactwire.envelopes;

import dev.pactwire.mailroom.Email;
import dev.pactwire.platform.Address;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// The letters that say how an envelope has ended, or that it cannot be sealed. Embedded recipients get none.
@Component
class OutcomeMail {

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
        envelope.recipients().stream()
                .filter(one -> !one.isEmbedded())
                .forEach(one ->
                        completed(envelope, Reader.of(envelope, one), attachments, reader -> links.issue(one.id())));
        completed(
                envelope,
                Reader.sender(envelope),
                attachments,
                sender -> address.publicUrl() + "/sent/" + envelope.id());
    }

    private void completed(
            Envelope envelope, Reader to, List<Email.Attachment> attachments, Function<Reader, String> link) {
        var letter = post.letter(to, "completed", envelope.subject()).items(envelope.documentNames());
        post.send(
                "envelope:%s:completed".formatted(envelope.id()),
                to,
                post.say(to, "completed.subject", envelope.subject()),
                attachments.isEmpty()
                        ? letter.say(post.say(to, "large")).link(post.say(to, "read"), link.apply(to))
                        : letter.say(post.say(to, "attached")),
                attachments);
    }

    /// Tells the sender, once, that everyone has signed but the seal fails.
    void notSealed(Envelope envelope, String reason) {
        var to = Reader.sender(envelope);
        post.send(
                "envelope:%s:not-sealed".formatted(envelope.id()),
                to,
                post.say(to, "not-sealed.subject", envelope.subject()),
                post.letter(to, "not-sealed", envelope.subject()).quote(reason).say(post.say(to, "not-sealed.next")));
    }

    void declined(Change change, Envelope envelope, Recipient by, String reason) {
        Function<Reader, Letter> news = to -> post.letter(to, "declined", by.name(), envelope.subject());
        tell(change, envelope, "declined", news);
        var sender = Reader.sender(envelope);
        tell(change, envelope, "declined", sender, because(sender, news.apply(sender), reason));
    }

    void voided(Change change, Envelope envelope, String reason) {
        String by = envelope.sender().name();
        tell(change, envelope, "voided", to -> because(to, post.letter(to, "voided", by, envelope.subject()), reason));
    }

    void expired(Change change, Envelope envelope) {
        Function<Reader, Letter> news = to -> post.letter(to, "expired", envelope.subject());
        tell(change, envelope, "expired", news);
        var sender = Reader.sender(envelope);
        tell(change, envelope, "expired", sender, news.apply(sender));
    }

    private Letter because(Reader to, Letter letter, String reason) {
        return letter.say(post.say(to, "reason")).quote(reason);
    }

    /// Those who know of the envelope and get mail.
    private void tell(Change change, Envelope envelope, String what, Function<Reader, Letter> news) {
        envelope.recipients().stream()
                .filter(one -> !one.isEmbedded()
                        && one.status() != RecipientStatus.CREATED
                        && one.status() != RecipientStatus.DECLINED)
                .map(one -> Reader.of(envelope, one))
                .forEach(to -> tell(change, envelope, what, to, news.apply(to)));
    }

    private void tell(Change change, Envelope envelope, String what, Reader to, Letter letter) {
        post.send(Post.occasion(change, what), to, post.say(to, what + ".subject", envelope.subject()), letter);
    }
}
