package dev.pactwire.testing;

import dev.pactwire.Pactwire;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// A test against the whole running program on a port of its own, with a database of its own and a
/// `MovableClock`. All such tests of a run share one program, so each makes the records and people that it
/// needs and counts on no other. The port is injected with `@LocalServerPort`.
@SpringBootTest(
        classes = Pactwire.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pactwire.demo=false", "pactwire.https-port=-1", "spring.main.lazy-initialization=false"})
@ContextConfiguration(initializers = PactwireTestSetup.FreshDatabase.class)
@Import(PactwireTestSetup.Beans.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PactwireTest {}
