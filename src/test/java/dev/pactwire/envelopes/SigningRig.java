package dev.pactwire.envelopes;

import com.zaxxer.hikari.HikariDataSource;
import dev.pactwire.access.UserId;
import dev.pactwire.bus.Bus;
import dev.pactwire.mailroom.Mailroom;
import dev.pactwire.shell.Texts;
import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Placement;
import dev.pactwire.tabs.Rules;
import dev.pactwire.tabs.Tab;
import dev.pactwire.tabs.TabId;
import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedConfigurationBeanNameGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/// Signing without the web: the modules from the platform to the publisher on a database and a clock of their
/// own. No job runs by itself; the bus does.
public final class SigningRig implements AutoCloseable {

    public static final UUID ACCOUNT = UUID.fromString("8a1b2c3d-0000-4000-8000-00000000acc1");
    public static final Sender ADA = new Sender(
            new UserId(UUID.fromString("8a1b2c3d-0000-4000-8000-0000000005e1")),
            "Ada Moreau",
            "ada@lumen.example",
            Locale.ENGLISH,
            "192.0.2.10");
    public static final Actor ADA_ACTS = Actor.sender(ADA);
    private static final int CONNECTIONS = 8;
    private static final Pattern LINK = Pattern.compile("/sign/([A-Za-z0-9_-]{43})");

    private final TestDatabase database = TestPostgres.fresh();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public SigningRig(Class<?>... more) {
        context.setBeanNameGenerator(new FullyQualifiedConfigurationBeanNameGenerator());
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "rig",
                        Map.of(
                                "pactwire.data",
                                folder().toString(),
                                "pactwire.public-url",
                                "https://sign.lumen.example",
                                "pactwire.trusted-hosts",
                                "127.0.0.1")));
        context.registerBean(TestDatabase.class, () -> database);
        context.register(Beans.class, Texts.class);
        if (more.length > 0) {
            context.register(more);
        }
        context.scan(
                "dev.pactwire.platform",
                "dev.pactwire.bus",
                "dev.pactwire.jobs",
                "dev.pactwire.vault",
                "dev.pactwire.mailroom",
                "dev.pactwire.letters",
                "dev.pactwire.documents",
                "dev.pactwire.tabs",
                "dev.pactwire.envelopes",
                "dev.pactwire.connect");
        context.refresh();
    }

    /// A rig in which sealing can be made to fail.
    public static SigningRig withFaults() {
        return new SigningRig(FaultySealer.class);
    }

    public void failSealing(String reason) {
        get(FaultySealer.class).fails(reason);
    }

    public void mendSealing() {
        get(FaultySealer.class).works();
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Beans {

        @Bean
        HikariDataSource dataSource(TestDatabase database) {
            var pool = new HikariDataSource();
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.user());
            pool.setPassword(database.password());
            pool.setMaximumPoolSize(CONNECTIONS);
            return pool;
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    public Envelopes envelopes() {
        return get(Envelopes.class);
    }

    public Signing signing() {
        return get(Signing.class);
    }

    public void advance(Duration by) {
        get(MovableClock.class).advance(by);
    }

    /// Waits until every event that is due has been handled.
    public void settle() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (open() > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the bus still has work");
            }
            get(Bus.class).drain();
        }
    }

    private int open() {
        return jdbc().sql("select count(*) from bus.delivery where state = 'OPEN'")
                .query(Integer.class)
                .single();
    }

    /// Runs the sealing that is due now, as the job does.
    public void seal() {
        get(Closing.class).sealDue();
    }

    public Visit visit(Envelope envelope, String recipientId) {
        var recipient = envelope.requireRecipient(recipientId);
        return new Visit(envelope.id(), recipient.id(), recipient.holder(), "198.51.100.7", "Test browser");
    }

    /// Adopts a signature and places it, for somebody who has opened the documents and got no tabs from the
    /// sender.
    ///
    /// @return what to finish with
    public Map<String, String> place(Envelope envelope, String recipientId) {
        var visit = visit(envelope, recipientId);
        var tab = signature(envelope);
        signing().adopt(visit, new Adoption.Typed("Grace Lindqvist", "GL"));
        signing().place(visit, List.of(tab));
        return Map.of(tab.id().value().toString(), Tab.SIGNED);
    }

    /// A place for a signature on the first document.
    static Tab signature(Envelope envelope) {
        int document = envelope.documents().getFirst().documentId();
        return new Tab(
                new TabId(UUID.randomUUID()),
                new Placement(document, 1, 100, 600, 150, 44),
                Rules.required("Signature"),
                "",
                new Kind.SignHere(1));
    }

    public Envelope sign(Envelope envelope, String recipientId) {
        return signing().finish(visit(envelope, recipientId), place(envelope, recipientId));
    }

    /// The subjects of the mails to an address, oldest first.
    public List<String> mailsTo(String address) {
        return jdbc().sql("select subject from mailroom.mail where to_address = ? order by created_at, id")
                .param(address)
                .query(String.class)
                .list();
    }

    /// The token of the newest link that an address got.
    public String newestToken(String address) {
        String text = jdbc().sql("""
                        select text from mailroom.mail where to_address = ? and text like '%/sign/%'
                        order by created_at desc, id desc limit 1""").param(address).query(String.class).single();
        var link = LINK.matcher(text);
        if (!link.find()) {
            throw new IllegalStateException("no link in " + text);
        }
        return link.group(1);
    }

    public Mailroom mailroom() {
        return get(Mailroom.class);
    }

    /// A contract of some A4 pages.
    public static byte[] pdf(int pages) {
        try (var document = new PDDocument()) {
            for (int i = 1; i <= pages; i++) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
                    content.newLineAtOffset(72, 760);
                    content.showText("Order of Harbor & Pine, page " + i);
                    content.endText();
                }
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// A draft with a contract of two pages.
    public static EnvelopeDraft order(EnvelopeDraft.Addressee... recipients) {
        return EnvelopeDraft.of(ACCOUNT, ADA, "Order of Harbor & Pine")
                .with(List.of(new EnvelopeDraft.Document(1, "Order.pdf", pdf(2))), List.of(recipients));
    }

    /// The same draft of somebody who wants to be told otherwise, or under a transaction id.
    static EnvelopeDraft like(
            EnvelopeDraft draft, Sender sender, Notification notification, @Nullable String transactionId) {
        return new EnvelopeDraft(
                draft.accountId(),
                sender,
                draft.subject(),
                draft.blurb(),
                draft.documents(),
                draft.recipients(),
                draft.customFields(),
                notification,
                transactionId,
                draft.eventNotifications());
    }

    private static Path folder() {
        try {
            Files.createDirectories(Path.of("target"));
            return Files.createTempDirectory(Path.of("target"), "signing-");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
