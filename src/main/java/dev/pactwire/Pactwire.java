package dev.pactwire;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts Pactwire: one program, one PostgreSQL.
@SpringBootApplication
public class Pactwire {

    public static void main(String[] args) {
        SpringApplication.run(Pactwire.class, args);
    }
}
