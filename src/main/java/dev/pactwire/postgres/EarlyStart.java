package dev.pactwire.postgres;

import org.springframework.boot.bootstrap.BootstrapContextClosedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;

/// Starts the embedded server as soon as the settings are known, so that it is ready when Spring needs it.
public final class EarlyStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        DatabaseSettings settings = Binder.get(event.getEnvironment()).bindOrCreate("pactwire", DatabaseSettings.class);
        DatabaseServer server = DatabaseServer.start(settings);
        event.getBootstrapContext().addCloseListener(closed -> handOver(server, closed));
    }

    private static void handOver(DatabaseServer server, BootstrapContextClosedEvent closed) {
        closed.getApplicationContext().getBeanFactory().registerSingleton("startedServer", new Started(server));
    }

    /// What the bean definitions find when the program began with this listener; tests begin without.
    record Started(DatabaseServer server) {}
}
