package dev.pactwire.postgres;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;

/// The commands `backup FILE` and `restore FILE`, with the settings of the installation that they are about.
public final class BackupCommand {

    private static final PrintStream terminal = System.out;

    /// @param arguments the command, the file, then settings as Pactwire itself takes them
    public static void main(String[] arguments) {
        int code = 0;
        try {
            run(arguments[0], Path.of(arguments[1]), settings(arguments));
        } catch (PostgresException refused) {
            System.err.println(refused.getMessage());
            code = 1;
        } catch (IOException | SQLException failure) {
            System.err.println("The %s failed: %s".formatted(arguments[0], failure.getMessage()));
            code = 1;
        }
        System.exit(code);
    }

    /// From the same places, in the same order, as when Pactwire runs; its log stays Pactwire's.
    private static DatabaseSettings settings(String[] arguments) {
        String[] withoutLog = Stream.concat(Stream.of(arguments), Stream.of("--logging.file.name="))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(NoBeans.class)
                .web(WebApplicationType.NONE)
                .run(withoutLog)) {
            return Binder.get(context.getEnvironment()).bindOrCreate("pactwire", DatabaseSettings.class);
        }
    }

    private static void run(String command, Path file, DatabaseSettings settings) throws IOException, SQLException {
        switch (command) {
            case "backup" -> backup(file, settings);
            case "restore" -> restore(file, settings);
            default -> throw new PostgresException("There is no command " + command + ".");
        }
    }

    private static void backup(Path file, DatabaseSettings settings) throws IOException, SQLException {
        try (DatabaseServer server = DatabaseServer.startOrJoin(settings)) {
            Manifest manifest = new Backup(server.address(), KeyFolder.in(settings.data())).write(file);
            terminal.printf(
                    "Backed up %,d rows of %d tables to %s (%,d kB).%n",
                    manifest.rows(), manifest.tables().size(), file, Files.size(file) / 1024);
            terminal.println(
                    manifest.keys().isEmpty()
                            ? "No key files were found: keep the keys (PACTWIRE_MASTER_KEY) elsewhere, stored secrets need them."
                            : "It contains the keys that open every stored secret: keep it as safe as a password.");
        }
    }

    private static void restore(Path file, DatabaseSettings settings) throws IOException, SQLException {
        try (DatabaseServer server = DatabaseServer.start(settings)) {
            Manifest manifest =
                    new Restore(server.address(), KeyFolder.in(settings.data()), Migrations.OF_PACTWIRE).read(file);
            terminal.printf(
                    "Restored %,d rows of %d tables, as they were at %s.%n",
                    manifest.rows(), manifest.tables().size(), manifest.takenAt());
        }
    }

    /// Only the settings are asked for.
    static class NoBeans {}

    private BackupCommand() {}
}
