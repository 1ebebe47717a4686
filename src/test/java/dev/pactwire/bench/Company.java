package dev.pactwire.bench;

import dev.pactwire.Pactwire;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.documents.SealIdentity;
import dev.pactwire.documents.SealKeys;
import dev.pactwire.integrations.ConnectionId;
import dev.pactwire.integrations.SigningConnections;
import dev.pactwire.postgres.EarlyStart;
import dev.pactwire.records.Records;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/// A data folder with the demo company and many more people, and what the measurements need to know of it.
///
/// @param hookKey a key with which webhooks to the connection may be signed
record Company(Path data, SealIdentity seal, X509Certificate authority, ConnectionId signing, String hookKey) {

    static final int PEOPLE = 100_000;
    private static final String HOOK_KEY = "a key of the measurement";

    static Company load(Path data) throws IOException {
        empty(data);
        var application = new SpringApplication(Pactwire.class);
        application.addListeners(new EarlyStart());
        try (var program = application.run(
                "--pactwire.data=" + data, "--pactwire.https-port=-1", "--server.port=0", "--pactwire.demo=true")) {
            addPeople(program);
            var connections = program.getBean(SigningConnections.class);
            ConnectionId signing = connections.current().orElseThrow().id();
            connections.addHmacKey(signing, HOOK_KEY);
            SealKeys keys = program.getBean(SealKeys.class);
            return new Company(data, keys.identity(), keys.ca(), signing, HOOK_KEY);
        }
    }

    private static void addPeople(ApplicationContext program) {
        User ada = program.getBean(Users.class).byEmail("ada@lumen.example").orElseThrow();
        program.getBean(Records.class)
                .load(
                        ada,
                        RecordType.PERSON,
                        IntStream.range(0, PEOPLE).mapToObj(Company::person).toList());
    }

    private static Patch person(int number) {
        return Patch.of(Field.NAME, "Person %06d Surname%d".formatted(number, number % 977))
                .set(Field.EMAILS, List.of(Labeled.work("person" + number + "@bench.example")));
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
