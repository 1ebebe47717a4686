package dev.pactwire.mailroom;

import dev.pactwire.jobs.Jobs;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Sends e-mail: stored in the sender's transaction, delivered after it has committed, each key once.
@Component
public class Mailroom {

    private static final String SELECT =
            "select id, created_at, to_name, to_address, subject, state, for_owners, error from mailroom.mail ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final Jobs jobs;
    private final Smtp smtp;

    Mailroom(JdbcClient jdbc, Clock clock, Ids ids, @Lazy Jobs jobs, Smtp smtp) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.jobs = jobs;
        this.smtp = smtp;
    }

    /// A mail as the Mailroom page lists it.
    ///
    /// @param state LANDED (no SMTP is set: it stays here), WAITING, SENT, or FAILED
    /// @param forOwners whether it makes its reader an owner
    public record Listed(
            UUID id,
            Instant createdAt,
            String toName,
            String toAddress,
            String subject,
            String state,
            boolean forOwners,
            @Nullable String error) {}

    /// A mail in full.
    public record Landed(Listed mail, String text, @Nullable String html, List<Email.Attachment> attachments) {}

    /// Takes over a mail. The same key again changes nothing, and is answered with false.
    @Transactional
    public boolean send(Email email) {
        return send(email, false);
    }

    /// The same for a mail that makes its reader an owner: while mail lands here, only owners find it.
    @Transactional
    public boolean sendToAnOwner(Email email) {
        return send(email, true);
    }

    private boolean send(Email email, boolean forOwners) {
        UUID id = ids.ordered();
        boolean outside = smtp.isConfigured();
        int added = jdbc.sql("""
                        insert into mailroom.mail (id, key, created_at, to_name, to_address, subject, text, html, headers, state,
                            for_owners)
                        values (:id, :key, :now, :toName, :toAddress, :subject, :text, :html, :headers, :state, :forOwners)
                        on conflict (key) do nothing""")
                .params(Params.of("id", id)
                        .with("key", email.key())
                        .with("now", clock.instant())
                        .with("toName", email.toName())
                        .with("toAddress", email.toAddress())
                        .with("subject", email.subject())
                        .with("text", email.text())
                        .with("html", email.html())
                        .json("headers", email.headers())
                        .with("state", outside ? "WAITING" : "LANDED")
                        .with("forOwners", forOwners))
                .update();
        if (added == 0) {
            return false;
        }
        attach(id, email.attachments());
        if (outside) {
            jobs.schedule(Posting.KIND, id.toString(), clock.instant());
        }
        return true;
    }

    private void attach(UUID mail, List<Email.Attachment> attachments) {
        for (int i = 0; i < attachments.size(); i++) {
            var attachment = attachments.get(i);
            jdbc.sql("""
                            insert into mailroom.attachment (mail_id, position, file_name, content_type, bytes)
                            values (:mail, :position, :name, :type, :bytes)""")
                    .params(Params.of("mail", mail)
                            .with("position", i)
                            .with("name", attachment.fileName())
                            .with("type", attachment.contentType())
                            .with("bytes", attachment.bytes()))
                    .update();
        }
    }

    /// Whether mail stays here because no SMTP server is set.
    public boolean keepsMail() {
        return !smtp.isConfigured();
    }

    /// The newest mails, or those that follow one of them.
    ///
    /// @param forOwners whether mails that make their reader an owner are among them
    public List<Listed> newest(boolean forOwners, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + """
                         where (:forOwners or not for_owners)
                           and (cast(:after as uuid) is null or (created_at, id) < (select created_at, id from mailroom.mail where id = :after))
                         order by created_at desc, id desc limit :limit""")
                .params(Params.of("forOwners", forOwners).with("limit", limit).with("after", after))
                .query(Rows.of(Listed.class))
                .list();
    }

    /// The same of mails that the mail server has not taken.
    public List<Listed> stuck(@Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + """
                         where state in ('WAITING', 'FAILED') and error is not null
                           and (cast(:after as uuid) is null or (created_at, id) < (select created_at, id from mailroom.mail where id = :after))
                         order by created_at desc, id desc limit :limit""")
                .params(Params.of("limit", limit).with("after", after))
                .query(Rows.of(Listed.class))
                .list();
    }

    /// Hands a mail that was refused to the mail server once more; false for one that was not refused.
    @Transactional
    public boolean retry(UUID id) {
        int waiting = jdbc.sql("update mailroom.mail set state = 'WAITING' where id = :id and state = 'FAILED'")
                .params(Params.of("id", id))
                .update();
        if (waiting > 0) {
            jobs.schedule(Posting.KIND, Posting.again(id, ids.ordered()), clock.instant());
        }
        return waiting > 0;
    }

    public Optional<Landed> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .params(Params.of("id", id))
                .query(Rows.of(Listed.class))
                .optional()
                .map(this::complete);
    }

    private Landed complete(Listed mail) {
        record Body(String text, @Nullable String html) {}
        Body body = jdbc.sql("select text, html from mailroom.mail where id = :id")
                .params(Params.of("id", mail.id()))
                .query(Rows.of(Body.class))
                .single();
        var attachments = jdbc.sql("""
                        select file_name, content_type, bytes from mailroom.attachment
                        where mail_id = :id order by position""")
                .params(Params.of("id", mail.id()))
                .query((row, index) -> new Email.Attachment(row.getString(1), row.getString(2), row.getBytes(3)))
                .list();
        return new Landed(mail, body.text(), body.html(), attachments);
    }
}
