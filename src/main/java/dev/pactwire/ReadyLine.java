package dev.pactwire;

import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Tells the person at the terminal where to go.
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {

    private final PrintStream terminal = System.out;

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        String port = environment.getProperty("local.server.port");
        if (port != null) {
            terminal.println("Pactwire is ready: http://localhost:" + port);
        }
    }
}
