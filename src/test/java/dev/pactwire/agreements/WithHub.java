package dev.pactwire.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.integrations.SigningConnection;
import dev.pactwire.integrations.SigningGrants;
import dev.pactwire.integrations.TestConnections;
import dev.pactwire.testing.Cast;
import dev.pactwire.testing.FakeSigning;
import dev.pactwire.testing.Hub;
import dev.pactwire.testing.MovedClock;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Ada is connected to a signing service, and there is an opportunity of Harbor & Pine. The hub's pool has one database
/// connection, and its HTTP client throws inside a transaction: a path that mixes the two fails its test.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithHub {

    static final RecordLink DEAL = new RecordLink("opportunity", 12);

    final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T10:00:00Z"));
    final TestDatabase database = TestPostgres.fresh();
    final FakeCrm crm = new FakeCrm();
    Hub hub;
    AgreementStore store;
    Preparation preparation;
    Following following;
    User ada;
    User mei;
    FakeSigning service;
    SigningConnection connection;

    @BeforeAll
    void start(@TempDir Path data) {
        hub = new Hub(
                database,
                data,
                clock,
                beans -> beans.registerBean("crm", Crm.class, () -> crm, definition -> definition.setPrimary(true)));
        store = hub.get(AgreementStore.class);
        preparation = hub.get(Preparation.class);
        following = hub.get(Following.class);
        Cast cast = Cast.in(hub.get(Users.class));
        ada = cast.ada();
        mei = cast.mei();
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @BeforeEach
    void ada_has_connected() {
        database.jdbc().sql("delete from agreements.agreement").update();
        crm.reset();
        service = new FakeSigning();
        connection = TestConnections.to(service, hub::get);
        assertThat(TestConnections.consent(ada.id(), connection, service, hub::get))
                .isTrue();
    }

    @AfterEach
    void the_service_closes() {
        hub.get(SigningGrants.class).disconnect(ada.id());
        service.close();
    }

    /// Prepared from a dialog of its own.
    AgreementId prepared(User user, Wish wish) {
        return preparation.prepare(user, UUID.randomUUID(), wish);
    }

    static Wish wish() {
        return wish(List.of(Recipient.wanted(RecipientRole.SIGNER, "Grace Lindqvist", "grace@harborpine.example", 1)));
    }

    static Wish wish(List<Recipient> recipients) {
        return new Wish(
                DEAL,
                "Website relaunch",
                "Please sign",
                "",
                List.of(new AgreementStore.Document("Order form.pdf", pdf())),
                recipients,
                new Days(30, 3, 2));
    }

    static byte[] pdf() {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Agreement agreement(AgreementId id) {
        return store.find(id).orElseThrow();
    }

    List<String> history(AgreementId id) {
        return hub.get(History.class).of(id).stream()
                .map(Agreement.Event::textKey)
                .toList();
    }
}
