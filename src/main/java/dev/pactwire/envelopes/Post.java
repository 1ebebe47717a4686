package dev.pactwire.envelopes;

import dev.pactwire.mailroom.Email;
import dev.pactwire.mailroom.Mailroom;
import dev.pactwire.shell.Texts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Puts letters into words and hands them to the mailroom, each to each reader once.
@Component
class Post {

    private final Mailroom mailroom;
    private final Texts texts;

    Post(Mailroom mailroom, Texts texts) {
        this.mailroom = mailroom;
        this.texts = texts;
    }

    /// One event in the life of an envelope, about which everybody gets one letter at most.
    static String occasion(Change change, String what) {
        return "envelope:%s:%d:%s".formatted(change.id(), change.sequence(), what);
    }

    /// @param key below `envelopes.mail.`
    String say(Reader to, String key, Object... arguments) {
        return texts.say(to.language(), "envelopes.mail." + key, arguments);
    }

    /// A letter that greets its reader and says one thing.
    Letter letter(Reader to, String key, Object... arguments) {
        return new Letter(to.language()).say(say(to, "greeting", to.name())).say(say(to, key, arguments));
    }

    void send(String occasion, Reader to, String subject, Letter letter) {
        send(occasion, to, subject, letter, List.of());
    }

    void send(String occasion, Reader to, String subject, Letter letter, List<Email.Attachment> attachments) {
        mailroom.send(new Email(
                occasion + ":" + to.role(),
                to.name(),
                to.email(),
                subject,
                letter.text(),
                letter.html(subject),
                Map.of(),
                attachments));
    }
}
