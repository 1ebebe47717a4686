package dev.pactwire.esign;

import dev.pactwire.access.SecurityArea;
import dev.pactwire.jobs.RecurringJob;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

@Configuration(proxyBeanMethods = false)
class EsignConfiguration {

    private static final String PATHS = "/restapi/";

    @Bean
    SecurityArea signingRest() {
        return new SecurityArea("signing's REST", List.of(PATHS + "**"), "default-src 'none'; frame-ancestors 'none'");
    }

    @Bean
    RecurringJob finishedCallWindows(CallLimits limits) {
        return new RecurringJob("esign.finished-call-windows", Duration.ofHours(1), limits::sweep);
    }

    /// Parts of the signing wire have no names, so the servlet container cannot read them: its bodies are left alone.
    @Bean
    MultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                return !request.getRequestURI().startsWith(PATHS) && super.isMultipart(request);
            }
        };
    }
}
