package dev.pactwire.integrations;

import dev.pactwire.access.UserId;
import dev.pactwire.testing.Hub;
import dev.pactwire.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Another node of the same installation: it asks for a token with many threads when told to, and prints what each got.
final class RefreshingProcess {

    static final String READY = "ready";

    private RefreshingProcess() {}

    /// Arguments: database URL, user, password, data folder, person, threads. Begins at the first byte of its input.
    public static void main(String[] arguments) throws Exception {
        var database = new TestDatabase(arguments[0], arguments[1], arguments[2]);
        var person = UserId.parse(arguments[4]);
        try (var hub = new Hub(database, Path.of(arguments[3]), Clock.systemUTC(), beans -> {})) {
            System.out.println(READY);
            var _ = System.in.read();
            tokens(hub.get(SigningGrants.class), person, Integer.parseInt(arguments[5]))
                    .forEach(System.out::println);
        }
    }

    static List<String> tokens(SigningGrants grants, UserId person, int threads) throws Exception {
        Callable<String> ask = () -> grants.access(person) instanceof AccessResult.Ready ready
                ? ready.access().accessToken()
                : "none";
        var found = new ArrayList<String>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : executor.invokeAll(java.util.Collections.nCopies(threads, ask))) {
                found.add(answer.get());
            }
        }
        return found;
    }
}
