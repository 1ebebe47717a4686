package dev.pactwire;

import dev.pactwire.postgres.EarlyStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedConfigurationBeanNameGenerator;

/// Starts Pactwire: one program, one PostgreSQL.
@SpringBootApplication(nameGenerator = FullyQualifiedConfigurationBeanNameGenerator.class)
public class Pactwire {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(Pactwire.class);
        application.addListeners(new EarlyStart());
        application.run(args);
    }
}
