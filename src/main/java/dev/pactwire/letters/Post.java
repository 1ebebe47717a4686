package dev.pactwire.letters;

import dev.pactwire.mailroom.Email;
import dev.pactwire.mailroom.Mailroom;
import dev.pactwire.shell.Texts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Puts letters into words and hands them to the mailroom.
@Component
public class Post {

    private final Mailroom mailroom;
    private final Texts texts;

    Post(Mailroom mailroom, Texts texts) {
        this.mailroom = mailroom;
        this.texts = texts;
    }

    public String say(Reader to, String key, Object... arguments) {
        return texts.say(to.language(), key, arguments);
    }

    /// A letter that greets its reader and says one thing.
    public Letter letter(Reader to, String key, Object... arguments) {
        return new Letter(to.language())
                .say(say(to, "letters.greeting", to.name()))
                .say(say(to, key, arguments));
    }

    /// The same as below, with nothing attached.
    public boolean send(String occasion, Reader to, String subject, Letter letter) {
        return send(occasion, to, subject, letter, List.of());
    }

    /// Stored in the caller's transaction.
    ///
    /// @param occasion about one occasion a reader gets one letter, however often it is sent
    /// @return whether this is that one
    public boolean send(String occasion, Reader to, String subject, Letter letter, List<Email.Attachment> attachments) {
        return mailroom.send(new Email(
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
