package dev.pactwire.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import dev.pactwire.access.Users;
import dev.pactwire.platform.Address;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.testing.Cast;
import dev.pactwire.testing.PactwireTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PactwireTest
class EmbeddedAppsTest {

    @Autowired
    EmbeddedApps apps;

    @Autowired
    Users users;

    @Autowired
    Address address;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private Cast cast;

    @BeforeEach
    void lumen_works_here() {
        cast = Cast.in(users);
    }

    @Test
    void an_app_is_shown_on_the_types_that_it_names_while_it_is_enabled() {
        apps.put(
                cast.tomas(), "notes", "Notes", "https://notes.example/panel?a=b", Set.of(RecordType.LEAD), null, null);

        assertThat(apps.shownOn(RecordType.LEAD)).extracting(EmbeddedApp::id).contains("notes");
        assertThat(apps.shownOn(RecordType.TASK)).extracting(EmbeddedApp::id).doesNotContain("notes");

        EmbeddedApp off = apps.put(cast.tomas(), "notes", null, null, null, false, null);
        assertThat(off.name()).isEqualTo("Notes");
        assertThat(apps.shownOn(RecordType.LEAD)).extracting(EmbeddedApp::id).doesNotContain("notes");
    }

    @Test
    void an_app_has_a_name_in_each_language_that_it_was_given_one_in() {
        apps.put(cast.tomas(), "notes", "Notes", "https://notes.example/panel", Set.of(RecordType.LEAD), null, null);
        apps.put(cast.tomas(), "notes", null, null, null, null, Map.of("fr", "Carnet"));
        EmbeddedApp changed = apps.put(cast.tomas(), "notes", null, "https://notes.example/other", null, null, null);

        assertThat(changed.name("fr")).isEqualTo("Carnet");
        assertThat(changed.name("en")).isEqualTo("Notes");
        assertRefused(() -> apps.put(cast.tomas(), "notes", null, null, null, null, Map.of("french", "Carnet")));
        assertRefused(() -> apps.put(cast.tomas(), "notes", null, null, null, null, Map.of("fr", " ")));
        assertRefused(() -> apps.put(cast.tomas(), "notes", "Half", null, null, null, Map.of("french", "Carnet")));
        assertThat(apps.find("notes").orElseThrow().name()).as("all or nothing").isEqualTo("Notes");
        assertRefused(() -> apps.put(cast.tomas(), "nowhere", null, null, null, null, Map.of("fr", "Carnet")));
        assertRefused(() -> apps.put(cast.ada(), "notes", null, null, null, null, Map.of("fr", "Carnet")));
    }

    private List<String> acts(String id) {
        return jdbc.sql("select action || ' ' || details from access.audit where subject = :id order by id")
                .param("id", id)
                .query(String.class)
                .list();
    }

    @Test
    void the_audit_log_tells_what_of_an_app_has_changed_and_to_what() {
        apps.put(cast.tomas(), "told", "Notes", "https://notes.example/panel", Set.of(RecordType.LEAD), null, null);
        apps.put(cast.tomas(), "told", null, null, null, null, Map.of("fr", "Carnet"));
        apps.put(cast.tomas(), "told", null, null, null, null, Map.of("fr", "Carnet"));
        apps.put(cast.tomas(), "told", "Pad", null, Set.of(RecordType.OPPORTUNITY, RecordType.LEAD), false, null);

        assertThat(acts("told"))
                .containsExactly(
                        "embedded-app.put {\"url\": \"https://notes.example/panel\", \"enabled\": true}",
                        "embedded-app.changed {\"changes\": [\"names: {fr=Carnet}\"]}",
                        "embedded-app.changed {\"changes\": [\"name: Pad\", \"record_types: [LEAD, OPPORTUNITY]\", \"enabled: false\"]}");
    }

    @Test
    void who_changes_an_app_while_another_does_adds_to_what_the_other_has_changed() {
        apps.put(cast.tomas(), "shared", "Notes", "https://notes.example/panel", Set.of(), null, null);

        var later = Objects.requireNonNull(transactions.execute(status -> {
            apps.put(cast.tomas(), "shared", "Pad", null, null, null, null);
            var other = CompletableFuture.supplyAsync(
                    () -> apps.put(cast.tomas(), "shared", null, null, null, null, Map.of("fr", "Carnet")),
                    Thread::startVirtualThread);
            assertThat(other).as("waits").failsWithin(Duration.ofMillis(500));
            return other;
        }));

        assertThat(later).succeedsWithin(Duration.ofSeconds(10));
        EmbeddedApp shared = apps.find("shared").orElseThrow();
        assertThat(shared.name("en")).isEqualTo("Pad");
        assertThat(shared.name("fr")).isEqualTo("Carnet");
    }

    @Test
    void unsuitable_apps_and_people_who_may_not_are_refused() {
        assertRefused(() -> apps.put(cast.tomas(), "Notes!", "Notes", "https://notes.example", null, null, null));
        assertRefused(() -> apps.put(cast.tomas(), "other", null, "https://notes.example", null, null, null));
        assertRefused(() -> apps.put(cast.tomas(), "other", "Notes", "javascript:alert(1)", null, null, null));
        assertRefused(() -> apps.put(cast.tomas(), "other", "Notes", "https://me@notes.example", null, null, null));
        assertRefused(() -> apps.put(cast.tomas(), "other", "Notes", "https://notes.example/#top", null, null, null));
        assertRefused(() -> apps.put(cast.ada(), "other", "Notes", "https://notes.example", null, null, null));
    }

    @Test
    void the_hand_over_says_who_looks_to_whom_and_for_how_long() throws Exception {
        EmbeddedApp app =
                apps.put(cast.tomas(), "panel", "Agreements", "https://app.example:8443/panel", Set.of(), null, null);

        SignedJWT jwt = SignedJWT.parse(apps.panelJwt(cast.ada(), app));

        var key = JWK.parseFromPEMEncodedObjects(apps.publicKeyPem()).toRSAKey();
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        var claims = jwt.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(address.publicUrl());
        assertThat(claims.toJSONObject()).containsEntry("aud", "https://app.example:8443");
        assertThat(claims.getSubject()).isEqualTo(String.valueOf(cast.ada().number()));
        assertThat(claims.getStringClaim("email")).isEqualTo(cast.ada().email());
        assertThat(claims.getLongClaim("account_id")).isEqualTo(1);
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(60_000);
        assertThat(claims.getJWTID())
                .isNotEqualTo(SignedJWT.parse(apps.panelJwt(cast.ada(), app))
                        .getJWTClaimsSet()
                        .getJWTID());
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(RecordRefused.class);
    }
}
