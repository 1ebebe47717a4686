package dev.pactwire.mailroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pactwire.jobs.JobKind;
import dev.pactwire.jobs.Jobs;
import dev.pactwire.jobs.RecurringJob;
import dev.pactwire.mailroom.Smtp.Security;
import dev.pactwire.platform.Ids;
import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Mail through a real SMTP server on loopback.
class PostingTest {

    private final TestDatabase database = TestPostgres.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final MovableClock clock = new MovableClock();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final AnnotationConfigApplicationContext jobs = new AnnotationConfigApplicationContext();

    /// They note what is due and never run: the tests do what is due.
    @BeforeEach
    void jobs_are_noted() {
        jobs.registerBean(DataSource.class, database::dataSource);
        jobs.registerBean(MovableClock.class, () -> clock);
        jobs.registerBean(JobKind.class, () -> new JobKind(Posting.KIND, id -> {}));
        jobs.registerBean(RecurringJob.class, () -> new RecurringJob("test.rest", Duration.ofDays(1), () -> {}));
        jobs.register(Jobs.class);
        jobs.refresh();
    }

    @AfterEach
    void the_server_stops() {
        server.stop();
        jobs.close();
    }

    private Smtp smtp(int port, Security security, @Nullable String user, @Nullable String password) {
        return new Smtp(
                "127.0.0.1",
                port,
                security,
                user,
                password,
                "agreements@lumen.example",
                "Lumen Studio",
                null,
                null,
                null);
    }

    private record Desk(Mailroom mailroom, Posting posting) {}

    private Desk desk(Smtp smtp) {
        var mailroom = new Mailroom(jdbc, clock, new Ids(clock), jobs.getBean(Jobs.class), smtp);
        var beans = new StaticListableBeanFactory(Map.of("mailroom", mailroom));
        return new Desk(mailroom, new Posting(jdbc, clock, smtp, beans.getBeanProvider(Mailroom.class)));
    }

    private static Email invitation(String to) {
        return new Email(
                "invitation:" + UUID.randomUUID(),
                "Grace Lindqvist",
                to,
                "Please sign: Étude n° 4\r\nBcc: stranger@evil.example",
                "Hello Grace,\n\nplease sign.\n",
                "<p>Hello Grace, <b>please sign</b>.</p>",
                Map.of("X-Agreement", "12\r\nBcc: stranger@evil.example"),
                List.of(new Email.Attachment("Vertrag Größe.pdf", "application/pdf", new byte[] {37, 80, 68, 70})));
    }

    private UUID send(Desk desk, Email email) {
        desk.mailroom().send(email);
        return jdbc.sql("select id from mailroom.mail where key = :key")
                .param("key", email.key())
                .query(UUID.class)
                .single();
    }

    private String state(UUID mail) {
        return jdbc.sql("select state || coalesce(' ' || error, '') from mailroom.mail where id = :id")
                .param("id", mail)
                .query(String.class)
                .single();
    }

    private MimeMessage arrived() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    @Test
    void a_mail_arrives_with_its_text_its_html_and_its_attachment() throws MessagingException, IOException {
        server.start();
        Desk desk = desk(smtp(server.getSmtp().getPort(), Security.NONE, null, null));
        UUID mail = send(desk, invitation("grace@harborpine.example"));

        desk.posting().post(mail);

        MimeMessage message = arrived();
        assertThat(message.getSubject()).startsWith("Please sign: Étude n° 4");
        assertThat(message.getFrom()[0]).hasToString("Lumen Studio <agreements@lumen.example>");
        var parts = (Multipart) message.getContent();
        var bodies = (Multipart) parts.getBodyPart(0).getContent();
        assertThat(bodies.getBodyPart(0).getContent().toString()).contains("please sign");
        assertThat(bodies.getBodyPart(1).getContentType()).startsWith("text/html");
        BodyPart attached = parts.getBodyPart(1);
        assertThat(attached.getInputStream().readAllBytes()).containsExactly(37, 80, 68, 70);
        assertThat(state(mail)).isEqualTo("SENT");
    }

    @Test
    void no_line_of_a_subject_or_a_header_becomes_a_header_of_its_own() throws MessagingException {
        server.start();
        Desk desk = desk(smtp(server.getSmtp().getPort(), Security.NONE, null, null));

        desk.posting().post(send(desk, invitation("grace@harborpine.example")));

        assertThat(arrived().getHeader("Bcc")).isNull();
        assertThat(arrived().getAllRecipients()).hasSize(1);
    }

    @Test
    void the_same_mail_twice_is_one_mail_and_one_that_was_sent_is_not_sent_again() {
        server.start();
        Desk desk = desk(smtp(server.getSmtp().getPort(), Security.NONE, null, null));
        Email email = invitation("grace@harborpine.example");
        UUID mail = send(desk, email);
        desk.mailroom().send(email);

        desk.posting().post(mail);
        desk.posting().post(mail);

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(jdbc.sql("select count(*) from jobs.task").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void a_mail_that_is_sent_once_more_after_a_crash_is_the_same_message() throws MessagingException {
        server.start();
        Desk desk = desk(smtp(server.getSmtp().getPort(), Security.NONE, null, null));
        UUID mail = send(desk, invitation("grace@harborpine.example"));
        desk.posting().post(mail);
        jdbc.sql("update mailroom.mail set state = 'WAITING'").update();

        desk.posting().post(mail);

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(server.getReceivedMessages()[1].getMessageID())
                .isEqualTo(server.getReceivedMessages()[0].getMessageID())
                .isEqualTo("<" + mail + "@lumen.example>");
    }

    @Test
    void a_slip_in_the_way_of_encryption_stops_the_start_and_names_the_words_there_are() {
        var settings = new MapConfigurationPropertySource(Map.of("pactwire.smtp.security", "startls"));

        Throwable failure = catchThrowable(() -> new Binder(settings).bind("pactwire.smtp", Smtp.class));

        var said =
                SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, needsMore) -> {})
                        .stream()
                        .map(analyzer -> analyzer.analyze(failure))
                        .filter(Objects::nonNull)
                        .map(analysis -> analysis.getDescription() + analysis.getAction())
                        .collect(Collectors.joining());
        assertThat(said).contains("pactwire.smtp.security", "startls", "STARTTLS", "TLS", "NONE");
    }

    @Test
    void a_server_that_asks_for_a_login_gets_it() {
        server.setUser("agreements@lumen.example", "lumen", "correct horse");
        server.getUserManager().setAuthRequired(true);
        server.start();
        Desk desk = desk(smtp(server.getSmtp().getPort(), Security.NONE, "lumen", "correct horse"));
        UUID mail = send(desk, invitation("grace@harborpine.example"));

        desk.posting().post(mail);

        assertThat(state(mail)).isEqualTo("SENT");
    }

    @Test
    void a_password_is_never_sent_to_a_server_without_starttls() {
        server.start();
        Desk desk = desk(smtp(server.getSmtp().getPort(), Security.STARTTLS, "lumen", "correct horse"));
        UUID mail = send(desk, invitation("grace@harborpine.example"));

        assertThatThrownBy(() -> desk.posting().post(mail)).isInstanceOf(IllegalStateException.class);

        assertThat(state(mail)).startsWith("WAITING").contains("STARTTLS");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_server_that_is_away_is_tried_again_and_the_reason_is_kept() {
        server.start();
        int port = server.getSmtp().getPort();
        server.stop();
        Desk desk = desk(smtp(port, Security.NONE, null, null));
        UUID mail = send(desk, invitation("grace@harborpine.example"));

        assertThatThrownBy(() -> desk.posting().post(mail)).hasMessageContaining("could not be sent yet");

        assertThat(state(mail)).startsWith("WAITING ");
        assertThat(desk.mailroom().stuck(null, 10)).hasSize(1);
    }

    @Test
    void a_server_that_says_later_is_asked_again() throws IOException {
        try (var greylisting = new RefusingSmtp("450 4.2.0 Greylisted, come back in five minutes")) {
            Desk desk = desk(smtp(greylisting.port(), Security.NONE, null, null));
            UUID mail = send(desk, invitation("grace@harborpine.example"));

            assertThatThrownBy(() -> desk.posting().post(mail)).isInstanceOf(IllegalStateException.class);

            assertThat(state(mail)).startsWith("WAITING").contains("Greylisted");
        }
    }

    @Test
    void a_server_that_says_never_is_believed_until_somebody_tries_again() throws IOException {
        UUID mail;
        Desk desk;
        try (var refusing = new RefusingSmtp("550 5.1.1 No such person here")) {
            desk = desk(smtp(refusing.port(), Security.NONE, null, null));
            mail = send(desk, invitation("nobody@harborpine.example"));
            desk.posting().post(mail);
        }
        assertThat(state(mail)).startsWith("FAILED").contains("No such person here");
        assertThat(desk.mailroom().stuck(null, 10))
                .singleElement()
                .extracting(Mailroom.Listed::error)
                .asString()
                .contains("No such person here");

        desk.mailroom().retry(mail);

        assertThat(state(mail)).startsWith("WAITING");
    }

    @Test
    void a_sender_whom_the_server_does_not_want_is_mended_in_the_settings_and_the_mail_waits() throws IOException {
        try (var refusing = new RefusingSmtp("MAIL", "550 5.7.1 This sender may not send here")) {
            Desk desk = desk(smtp(refusing.port(), Security.NONE, null, null));
            UUID mail = send(desk, invitation("grace@harborpine.example"));

            assertThatThrownBy(() -> desk.posting().post(mail)).isInstanceOf(IllegalStateException.class);

            assertThat(state(mail)).startsWith("WAITING").contains("may not send here");
        }
    }

    private Desk deskThatSignsWith(Path key) {
        return desk(new Smtp(
                "127.0.0.1",
                server.getSmtp().getPort(),
                Security.NONE,
                null,
                null,
                "agreements@lumen.example",
                "Lumen Studio",
                "lumen.example",
                "pactwire",
                key.toString()));
    }

    @Test
    void a_dkim_key_that_cannot_be_used_is_shown_to_admins(@TempDir Path folder) throws IOException {
        server.start();
        Path key = Files.writeString(folder.resolve("dkim.pem"), "no key at all");
        Desk desk = deskThatSignsWith(key);
        UUID mail = send(desk, invitation("grace@harborpine.example"));

        assertThatThrownBy(() -> desk.posting().post(mail)).isInstanceOf(RuntimeException.class);

        assertThat(state(mail)).startsWith("WAITING").contains("DKIM");
        assertThat(desk.mailroom().stuck(null, 10)).hasSize(1);
    }

    @Test
    void without_a_server_mail_lands_and_nothing_is_scheduled() {
        Desk desk = desk(new Smtp(null, 25, Security.NONE, null, null, "a@lumen.example", "Lumen", null, null, null));
        UUID mail = send(desk, invitation("grace@harborpine.example"));

        assertThat(state(mail)).isEqualTo("LANDED");
        assertThat(desk.mailroom().keepsMail()).isTrue();
        assertThat(desk.mailroom().find(mail).orElseThrow().attachments()).hasSize(1);
        assertThat(jdbc.sql("select count(*) from jobs.task").query(Long.class).single())
                .isZero();
    }

    @Test
    void with_a_dkim_key_every_mail_is_signed_and_the_signature_holds(@TempDir Path folder)
            throws GeneralSecurityException, IOException, MessagingException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Path key = Files.write(
                folder.resolve("dkim.pem"),
                ("-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                        .encodeToString(pair.getPrivate().getEncoded())
                                + "\n-----END PRIVATE KEY-----\n")
                        .getBytes(StandardCharsets.US_ASCII));
        server.start();
        Desk desk = deskThatSignsWith(key);

        desk.posting().post(send(desk, invitation("grace@harborpine.example")));

        var bytes = new ByteArrayOutputStream();
        arrived().writeTo(bytes);
        var mail = new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
        assertThat(Dkim.holds(mail, pair.getPublic())).isTrue();
        assertThat(Dkim.holds(mail.replace("please sign", "please sigh"), pair.getPublic()))
                .isFalse();
        assertThat(Dkim.holds(mail.replace("From: Lumen", "From: Evil"), pair.getPublic()))
                .isFalse();
    }

    /// RFC 6376 as a receiver reads it, with relaxed or simple canonicalization.
    private static final class Dkim {

        static boolean holds(String mail, java.security.PublicKey key) throws GeneralSecurityException {
            int gap = mail.indexOf("\r\n\r\n");
            List<String> headers = List.of(mail.substring(0, gap).split("\r\n(?![ \t])"));
            String body = mail.substring(gap + 4);
            String own = headers.stream()
                    .filter(header -> header.startsWith("DKIM-Signature:"))
                    .findFirst()
                    .orElseThrow();
            Map<String, String> tags = tags(own.substring(own.indexOf(':') + 1));
            String[] ways = tags.getOrDefault("c", "simple/simple").split("/");
            String canonicalBody = ways.length > 1 && ways[1].equals("relaxed") ? relaxed(body) : body;
            byte[] bodyHash = MessageDigest.getInstance("SHA-256")
                    .digest(canonicalBody.replaceAll("(\r\n)*$", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            if (!Base64.getEncoder().encodeToString(bodyHash).equals(tags.get("bh"))) {
                return false;
            }
            boolean relaxed = ways[0].equals("relaxed");
            var signed = new StringBuilder();
            for (String name : tags.get("h").split(":")) {
                headers.stream()
                        .filter(header ->
                                header.toLowerCase().startsWith(name.strip().toLowerCase() + ":"))
                        .reduce((first, last) -> last)
                        .ifPresent(header -> signed.append(relaxed ? relaxedHeader(header) : header)
                                .append("\r\n"));
            }
            String unsigned = own.replaceFirst("([;\\s]b=)[^;]*", "$1");
            signed.append(relaxed ? relaxedHeader(unsigned) : unsigned);
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(signed.toString().getBytes(StandardCharsets.ISO_8859_1));
            return signature.verify(Base64.getDecoder().decode(tags.get("b")));
        }

        private static Map<String, String> tags(String value) {
            var tags = new java.util.HashMap<String, String>();
            for (String tag : value.split(";")) {
                int equals = tag.indexOf('=');
                if (equals > 0) {
                    tags.put(
                            tag.substring(0, equals).strip(),
                            tag.substring(equals + 1).replaceAll("\\s", ""));
                }
            }
            return tags;
        }

        private static String relaxed(String body) {
            return body.replaceAll("[ \t]+(?=\r\n)", "").replaceAll("[ \t]+", " ");
        }

        private static String relaxedHeader(String header) {
            int colon = header.indexOf(':');
            return header.substring(0, colon).strip().toLowerCase() + ":"
                    + header.substring(colon + 1)
                            .replaceAll("\r\n", "")
                            .replaceAll("[ \t]+", " ")
                            .strip();
        }
    }
}
