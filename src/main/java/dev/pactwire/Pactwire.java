package dev.pactwire;

import dev.pactwire.postgres.EarlyStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedConfigurationBeanNameGenerator;

/// Starts Pactwire: one program, one PostgreSQL.
@SpringBootApplication(nameGenerator = FullyQualifiedConfigurationBeanNameGenerator.class)
public class Pactwire {

    /// Spring says so while it puts the program together: then there is nothing to serve, and no data to touch.
    private static final String BUILDING = "spring.aot.processing";

    public static void main(String[] args) {
        ReadAhead.start();
        SpringApplication application = new SpringApplication(Pactwire.class);
        application.addInitializers(new QuickWiring());
        if (!Boolean.getBoolean(BUILDING)) {
            application.addListeners(new EarlyStart());
        }
        application.run(args);
    }
}
