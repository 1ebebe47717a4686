package dev.pactwire.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.testing.Cast;
import dev.pactwire.testing.FakeSigning;
import dev.pactwire.testing.FakeSigning.Operation;
import dev.pactwire.testing.Hub;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoNodesTest {

    private static final int THREADS = 25;

    private final FakeSigning service = new FakeSigning();
    private final TestDatabase database = TestPostgres.fresh();

    @Test
    void fifty_threads_of_two_nodes_with_a_token_that_has_ended_cause_one_refresh(@TempDir Path data) throws Exception {
        try (service;
                var hub = new Hub(database, data, Clock.systemUTC(), beans -> {})) {
            User ada = Cast.in(hub.get(Users.class)).ada();
            SigningConnection connection = TestConnections.to(service, hub::get);
            service.tokensLive(Duration.ZERO);
            TestConnections.consent(ada.id(), connection, service, hub::get);
            service.tokensLive(Duration.ofHours(8));
            service.thinkAboutTokens(Duration.ofMillis(500));
            Process other = start(data, ada);
            try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
                assertThat(said.readLine()).isEqualTo(RefreshingProcess.READY);

                other.getOutputStream().write('\n');
                other.getOutputStream().flush();
                var here = CompletableFuture.supplyAsync(() -> here(hub, ada));

                assertThat(said.readAllLines()).hasSize(THREADS).containsOnly("access-2");
                assertThat(here.get(20, TimeUnit.SECONDS)).hasSize(THREADS).containsOnly("access-2");
            } finally {
                other.destroyForcibly();
            }
            assertThat(service.calls(Operation.TOKEN)).isOne();
        }
    }

    private static List<String> here(Hub hub, User ada) {
        try {
            return RefreshingProcess.tokens(hub.get(SigningGrants.class), ada.id(), THREADS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Process start(Path data, User ada) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-Duser.timezone=UTC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RefreshingProcess.class.getName(),
                        database.url(),
                        database.user(),
                        database.password(),
                        data.toString(),
                        ada.id().value().toString(),
                        String.valueOf(THREADS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
