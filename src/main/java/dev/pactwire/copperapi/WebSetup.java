package dev.pactwire.copperapi;

import dev.pactwire.access.SecurityArea;
import dev.pactwire.shell.ServerErrors;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts this wire beside the console: paths of its own, without its cookie, with `Caller` and `Input` as arguments.
@Configuration(proxyBeanMethods = false)
class WebSetup {

    static final String BASE = "/developer_api/v1";
    private static final String PATHS = "/developer_api/";
    private static final String AREA = PATHS + "**";

    @Bean
    SecurityArea crmWire() {
        return new SecurityArea("the CRM's wire", List.of(AREA), "default-src 'none'; frame-ancestors 'none'");
    }

    @Bean
    WebMvcConfigurer crmWireArguments(Callers callers, Inputs inputs) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(callers);
                resolvers.add(inputs);
            }
        };
    }

    @Bean
    ServerErrors crmWireErrors() {
        return new ServerErrors(PATHS, status -> Reply.of(WireError.byServer(status)));
    }

    /// Clients write `/related/` as well as `/related`.
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> crmWireSlashes() {
        var registration = new FilterRegistrationBean<>(
                UrlHandlerFilter.trailingSlashHandler(AREA).wrapRequest().build());
        registration.addUrlPatterns(PATHS + "*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
