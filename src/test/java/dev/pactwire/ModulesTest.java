package dev.pactwire;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.pactwire.testing.RunsBeside;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

@RunsBeside
class ModulesTest {

    private static final ApplicationModules MODULES =
            ApplicationModules.of(Pactwire.class, JavaClass.Predicates.resideInAnyPackage("dev.pactwire.pages.."));

    @Test
    void modules_only_use_what_their_package_info_allows() {
        MODULES.verify();
    }
}
