package dev.pactwire;

import java.util.Arrays;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Looks for routes in Pactwire's own components, not in those of the libraries (docs/decisions/0064).
@Component
final class OwnRoutes implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new RequestMappingHandlerMapping() {
            @Override
            protected String[] getCandidateBeanNames() {
                return Arrays.stream(obtainApplicationContext().getBeanDefinitionNames())
                        .filter(name -> name.startsWith(QuickWiring.OURS))
                        .toArray(String[]::new);
            }
        };
    }
}
