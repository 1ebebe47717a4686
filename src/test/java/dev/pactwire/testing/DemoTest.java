package dev.pactwire.testing;

import dev.pactwire.Pactwire;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// A test against an installation as a newcomer starts it: with the demo company, the built-in CRM and the
/// built-in signing service, over HTTP. The page of `ForeignHost` may frame its panel. All such tests of a run
/// share one program: each takes an opportunity of its own.
@SpringBootTest(
        classes = Pactwire.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pactwire.demo=true", "pactwire.https-port=-1", "spring.main.lazy-initialization=false"})
@ContextConfiguration(initializers = {PactwireTestSetup.FreshDatabase.class, PactwireTestSetup.ForeignPanelHost.class})
@Import(PactwireTestSetup.Beans.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DemoTest {}
