package dev.pactwire.postgres;

import dev.pactwire.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program of its own that starts a server, commits a row, says so, and waits to be killed.
final class KilledHost {

    static final String READY = "ready ";

    public static void main(String[] arguments) throws Exception {
        var settings = new PostgresSettings(Path.of(arguments[0]), Path.of(arguments[1]), Map.of());
        Files.createDirectories(settings.home());
        EmbeddedPostgres server =
                EmbeddedPostgres.start(settings, RootDrop.chooseFor(settings), Leash.valueOf(arguments[2]));
        DatabaseAddress address = server.address();
        var jdbc = new TestDatabase(address.url(), address.user(), address.password()).jdbc();
        jdbc.sql("create table " + arguments[3] + " (line text)").update();
        jdbc.sql("insert into " + arguments[3] + " values ('committed')").update();
        System.out.println(READY + server.pid());
        TimeUnit.MINUTES.sleep(1);
    }

    private KilledHost() {}
}
