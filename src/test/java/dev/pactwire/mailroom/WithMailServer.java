package dev.pactwire.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

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
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Mail goes through a real SMTP server on loopback.
abstract class WithMailServer {

    final TestDatabase database = TestPostgres.fresh();
    final JdbcClient jdbc = database.jdbc();
    final MovableClock clock = new MovableClock();
    final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final AnnotationConfigApplicationContext jobs = new AnnotationConfigApplicationContext();

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

    Smtp smtp(int port, Security security, @Nullable String user, @Nullable String password) {
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

    record Desk(Mailroom mailroom, Posting posting) {}

    Desk desk(Smtp smtp) {
        var mailroom = new Mailroom(jdbc, clock, new Ids(clock), jobs.getBean(Jobs.class), smtp);
        var beans = new StaticListableBeanFactory(Map.of("mailroom", mailroom));
        return new Desk(mailroom, new Posting(jdbc, clock, smtp, beans.getBeanProvider(Mailroom.class)));
    }

    static Email invitation(String to) {
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

    UUID send(Desk desk, Email email) {
        desk.mailroom().send(email);
        return jdbc.sql("select id from mailroom.mail where key = :key")
                .param("key", email.key())
                .query(UUID.class)
                .single();
    }

    String state(UUID mail) {
        return jdbc.sql("select state || coalesce(' ' || error, '') from mailroom.mail where id = :id")
                .param("id", mail)
                .query(String.class)
                .single();
    }

    MimeMessage arrived() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }
}
