package dev.pactwire.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.PactwireSettings;
import dev.pactwire.testing.Hub;
import dev.pactwire.testing.MovedClock;
import dev.pactwire.testing.TestPostgres;
import dev.pactwire.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LocalCertificateTest {

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T10:00:00Z"));

    @TempDir
    Path data;

    private Hub hub;

    @BeforeEach
    void a_vault() {
        hub = new Hub(TestPostgres.fresh(), data, clock, beans -> {});
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private KeyStore at(String publicUrl) {
        var settings = new Binder(new MapConfigurationPropertySource(
                        Map.of("pactwire.data", data.toString(), "pactwire.public-url", publicUrl)))
                .bindOrCreate("pactwire", PactwireSettings.class);
        return new LocalCertificate(hub.get(Vault.class), settings, new Ids(clock), clock).keyStore();
    }

    private static X509Certificate leaf(KeyStore store) throws GeneralSecurityException {
        return (X509Certificate) store.getCertificate(LocalCertificate.ALIAS);
    }

    private static X509Certificate authority(KeyStore store) throws GeneralSecurityException {
        return (X509Certificate) store.getCertificateChain(LocalCertificate.ALIAS)[1];
    }

    private static List<Object> names(KeyStore store) throws GeneralSecurityException {
        return leaf(store).getSubjectAlternativeNames().stream()
                .<Object>map(name -> name.get(1))
                .toList();
    }

    @Test
    void the_certificate_is_issued_by_the_authority_that_is_told_to_others() throws Exception {
        KeyStore store = at("https://pactwire.lumen.example");

        leaf(store).verify(authority(store).getPublicKey());
        assertThat(names(store)).contains("localhost", "127.0.0.1", "pactwire.lumen.example");
        assertThat(Files.readString(data.resolve("local-ca.pem"))).startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void it_stays_from_start_to_start() throws Exception {
        KeyStore first = at("https://pactwire.lumen.example");

        assertThat(leaf(at("https://pactwire.lumen.example"))).isEqualTo(leaf(first));
    }

    @Test
    void another_public_name_gets_another_certificate_of_the_same_authority() throws Exception {
        KeyStore first = at("https://pactwire.lumen.example");

        KeyStore moved = at("https://192.0.2.7:8443");

        assertThat(names(moved)).contains("192.0.2.7").doesNotContain("pactwire.lumen.example");
        assertThat(authority(moved)).isEqualTo(authority(first));
        leaf(moved).verify(authority(first).getPublicKey());
    }

    @Test
    void a_month_before_its_end_it_is_issued_anew_by_the_same_authority() throws Exception {
        KeyStore first = at("https://pactwire.lumen.example");
        clock.move(Duration.ofDays(800));

        KeyStore renewed = at("https://pactwire.lumen.example");

        assertThat(leaf(renewed).getNotAfter()).isAfter(leaf(first).getNotAfter());
        assertThat(authority(renewed)).isEqualTo(authority(first));
    }
}
