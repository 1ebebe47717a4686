package dev.pactwire.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The server behind this installation: the embedded one, which is started and stopped with it, or an external one.
interface DatabaseServer extends AutoCloseable {

    /// Waits for a server that is still starting.
    DatabaseAddress address();

    @Override
    void close();

    /// An embedded server starts on a thread of its own at once, an external one is only remembered.
    static DatabaseServer start(DatabaseSettings settings) {
        String url = settings.databaseUrl();
        return url == null ? Embedded.start(settings) : new External(DatabaseAddress.parse(url));
    }

    /// For a look from outside: joins the embedded server that another process runs, or starts it if none does.
    static DatabaseServer startOrJoin(DatabaseSettings settings) throws IOException {
        PostgresSettings embedded = PostgresSettings.in(settings.data());
        if (settings.databaseUrl() != null) {
            return start(settings);
        }
        if (!Files.isDirectory(embedded.cluster())) {
            throw new PostgresException(
                    "There is no database in %s. Name the data folder with --data.".formatted(embedded.data()));
        }
        Optional<DatabaseAddress> running = EmbeddedPostgres.running(embedded);
        return running.isPresent() ? new External(running.get()) : start(settings);
    }

    record External(DatabaseAddress address) implements DatabaseServer {
        @Override
        public void close() {}
    }

    record Embedded(FutureTask<EmbeddedPostgres> server) implements DatabaseServer {

        static Embedded start(DatabaseSettings settings) {
            var server = new FutureTask<>(() -> EmbeddedPostgres.start(PostgresSettings.in(settings.data())));
            Thread.ofPlatform().daemon().name("pactwire-postgres-start").start(server);
            return new Embedded(server);
        }

        @Override
        public DatabaseAddress address() {
            return started().address();
        }

        private EmbeddedPostgres started() {
            try {
                return server.get();
            } catch (ExecutionException failure) {
                throw failure.getCause() instanceof PostgresException named
                        ? named
                        : new PostgresException("PostgreSQL did not start: " + failure.getCause(), failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new PostgresException("Starting PostgreSQL was interrupted", interrupted);
            }
        }

        @Override
        public void close() {
            if (server.state() == FutureTask.State.SUCCESS) {
                server.resultNow().close();
            }
        }
    }
}
