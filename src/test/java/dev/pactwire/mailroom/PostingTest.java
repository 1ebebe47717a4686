package dev.pactwire.mailroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pactwire.mailroom.Smtp.Security;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

/// Mail through a real SMTP server on loopback.
class PostingTest extends WithMailServer {

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
    void who_tries_again_before_the_refused_try_has_quite_ended_gets_his_try() throws IOException {
        UUID mail;
        try (var refusing = new RefusingSmtp("550 5.1.1 No such person here")) {
            Desk desk = desk(smtp(refusing.port(), Security.NONE, null, null));
            mail = send(desk, invitation("grace@harborpine.example"));
            jdbc.sql("update jobs.task set picked = true, picked_by = 'pactwire-1', last_heartbeat = now()")
                    .update();
            desk.posting().post(mail);
        }
        server.start();
        Desk desk = desk(smtp(server.getSmtp().getPort(), Security.NONE, null, null));

        assertThat(desk.mailroom().retry(mail)).isTrue();
        assertThat(desk.mailroom().retry(mail)).as("it is on its way").isFalse();
        jdbc.sql("delete from jobs.task where picked").update();

        var job = new Posting.Beans().posting(desk.posting());
        jdbc.sql("select task_instance from jobs.task where task_name = 'mailroom.post'")
                .query(String.class)
                .list()
                .forEach(job.work());
        assertThat(state(mail)).isEqualTo("SENT");
        assertThat(server.getReceivedMessages()).hasSize(1);
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
}
