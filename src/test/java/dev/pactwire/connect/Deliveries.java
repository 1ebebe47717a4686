package dev.pactwire.connect;

import org.springframework.context.ApplicationContext;

/// Lets tests hold back webhooks, as a slow network would.
public final class Deliveries {

    private Deliveries() {}

    public static void pause(ApplicationContext program) {
        program.getBean(Deliverer.class).stop();
    }

    public static void resume(ApplicationContext program) {
        program.getBean(Deliverer.class).start();
    }
}
