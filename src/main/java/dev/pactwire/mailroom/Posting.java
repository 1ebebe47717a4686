package dev.pactwire.mailroom;

import dev.pactwire.jobs.JobKind;
import dev.pactwire.mailroom.Smtp.Security;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Hands waiting mail to the SMTP server. What the server refuses for good is marked as failed; what may pass later is
/// tried again by the job's back-off.
@Component
class Posting {

    static final String KIND = "mailroom.post";
    private static final int LENGTH_OF_ID = 36;
    private static final Logger log = LoggerFactory.getLogger(Posting.class);
    private static final String TIMEOUT_MILLIS = "20000";
    private static final int PERMANENT = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Smtp smtp;
    private final ObjectProvider<Mailroom> mailroom;

    Posting(JdbcClient jdbc, Clock clock, Smtp smtp, ObjectProvider<Mailroom> mailroom) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.smtp = smtp;
        this.mailroom = mailroom;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Smtp.class)
    static class Beans {
        @Bean
        JobKind posting(Posting posting) {
            return new JobKind(KIND, job -> posting.post(UUID.fromString(job.substring(0, LENGTH_OF_ID))));
        }
    }

    /// A job of its own: the one that was refused may not have come to its end yet, and takes what is scheduled under
    /// its id with it.
    static String again(UUID mail, UUID time) {
        return mail + " " + time;
    }

    void post(UUID id) {
        var landed = mailroom.getObject().find(id).orElseThrow();
        if (!landed.mail().state().equals("WAITING")) {
            return;
        }
        try {
            send(landed);
            mark(id, "SENT", null);
        } catch (MessagingException failure) {
            if (!isForGood(failure)) {
                mark(id, "WAITING", reason(failure));
                throw new IllegalStateException("mail " + id + " could not be sent yet", failure);
            }
            log.warn("The mail server refused mail {}: {}", id, failure.getMessage());
            mark(id, "FAILED", reason(failure));
        } catch (RuntimeException unexpected) {
            mark(id, "WAITING", String.valueOf(unexpected.getMessage()));
            throw unexpected;
        }
    }

    /// Not by `Transport.send`, which would change the message once more after it was signed.
    private void send(Mailroom.Landed landed) throws MessagingException {
        Session session = session();
        MimeMessage message = message(landed, session);
        try (Transport transport = session.getTransport()) {
            transport.connect(smtp.user(), smtp.password());
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    /// A server that says no with a code of the 500s means it; with one of the 400s it may say yes later. An address
    /// that is none will not become one. A sender whom it does not want is wrong in the settings, not in the mail.
    private static boolean isForGood(MessagingException failure) {
        List<MessagingException> chain = chain(failure);
        return chain.stream().noneMatch(SMTPSenderFailedException.class::isInstance)
                && chain.stream().anyMatch(one -> code(one) >= PERMANENT);
    }

    private static int code(MessagingException failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            case AddressException malformed -> PERMANENT;
            default -> 0;
        };
    }

    private static List<MessagingException> chain(MessagingException failure) {
        var chain = new ArrayList<MessagingException>();
        for (Exception each = failure; each instanceof MessagingException one; each = one.getNextException()) {
            chain.add(one);
        }
        return chain;
    }

    /// What the server said of the address, rather than that some address was invalid.
    private static String reason(MessagingException failure) {
        return String.valueOf(chain(failure).getLast().getMessage()).strip();
    }

    private void mark(UUID id, String state, @Nullable String error) {
        jdbc.sql("update mailroom.mail set state = :state, error = :error, sent_at = :now where id = :id")
                .params(Params.of("id", id)
                        .with("state", state)
                        .with("error", error)
                        .with("now", state.equals("SENT") ? clock.instant() : null))
                .update();
    }

    private MimeMessage message(Mailroom.Landed landed, Session session) throws MessagingException {
        var message = new SameMessage(session, "<" + landed.mail().id() + "@" + domain() + ">");
        try {
            message.setFrom(new InternetAddress(smtp.from(), smtp.fromName(), "UTF-8"));
            message.setRecipient(
                    Message.RecipientType.TO,
                    new InternetAddress(landed.mail().toAddress(), landed.mail().toName(), "UTF-8"));
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        message.setSubject(landed.mail().subject().replaceAll("[\\r\\n]+", " "), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        headers(landed.mail().id()).forEach((name, value) -> setHeader(message, name, value));
        message.setContent(content(landed));
        message.saveChanges();
        return signed(message, session);
    }

    /// Sent once more after a crash it is the same message, by its id: mailboxes show such a one once.
    private static final class SameMessage extends MimeMessage {

        private final String id;

        SameMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    private String domain() {
        return smtp.from().substring(smtp.from().lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }

    private Map<String, Object> headers(UUID id) {
        String json = jdbc.sql("select headers from mailroom.mail where id = :id")
                .params(Params.of("id", id))
                .query(String.class)
                .single();
        @SuppressWarnings("unchecked")
        Map<String, Object> headers = Json.read(json, Map.class);
        return headers;
    }

    private static void setHeader(MimeMessage message, String name, Object value) {
        try {
            message.setHeader(name, String.valueOf(value).replaceAll("[\\r\\n]+", " "));
        } catch (MessagingException readOnly) {
            throw new IllegalStateException(readOnly);
        }
    }

    private static Multipart content(Mailroom.Landed landed) throws MessagingException {
        var bodies = new MimeMultipart("alternative");
        bodies.addBodyPart(text(landed.text(), "plain"));
        if (landed.html() != null) {
            bodies.addBodyPart(text(landed.html(), "html"));
        }
        if (landed.attachments().isEmpty()) {
            return bodies;
        }
        var all = new MimeMultipart("mixed");
        var first = new MimeBodyPart();
        first.setContent(bodies);
        all.addBodyPart(first);
        for (var attachment : landed.attachments()) {
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.bytes(), attachment.contentType())));
            part.setFileName(attachment.fileName());
            all.addBodyPart(part);
        }
        return all;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private MimeMessage signed(MimeMessage message, Session session) throws MessagingException {
        if (smtp.dkimDomain() == null || smtp.dkimSelector() == null || smtp.dkimKey() == null) {
            return message;
        }
        try {
            var dkim = new Dkim(smtp.dkimDomain(), smtp.dkimSelector(), Dkim.key(Path.of(smtp.dkimKey())));
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return new MimeMessage(session, new ByteArrayInputStream(dkim.sign(bytes.toByteArray(), clock.instant())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The DKIM key " + smtp.dkimKey() + " cannot be read", unreadable);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalStateException(
                    "The DKIM key " + smtp.dkimKey() + " is no RSA key in a PEM file (PKCS#8)", unusable);
        }
    }

    private Session session() {
        var properties = new Properties();
        properties.put("mail.transport.protocol", smtp.security() == Security.TLS ? "smtps" : "smtp");
        for (String protocol : new String[] {"smtp", "smtps"}) {
            properties.put("mail." + protocol + ".host", String.valueOf(smtp.host()));
            properties.put("mail." + protocol + ".port", smtp.port());
            properties.put("mail." + protocol + ".connectiontimeout", TIMEOUT_MILLIS);
            properties.put("mail." + protocol + ".timeout", TIMEOUT_MILLIS);
            properties.put("mail." + protocol + ".writetimeout", TIMEOUT_MILLIS);
            properties.put("mail." + protocol + ".auth", smtp.user() != null);
            properties.put("mail." + protocol + ".ssl.checkserveridentity", true);
        }
        properties.put("mail.smtp.starttls.enable", smtp.security() != Security.NONE);
        properties.put("mail.smtp.starttls.required", smtp.security() == Security.STARTTLS);
        return Session.getInstance(properties);
    }
}
