package dev.pactwire.esign;

import dev.pactwire.access.SecurityArea;
import dev.pactwire.access.UploadPath;
import dev.pactwire.jobs.RecurringJob;
import dev.pactwire.shell.ServerErrors;
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
    ServerErrors signingRestErrors() {
        return new ServerErrors(PATHS, status -> Answers.error(ApiError.byServer(status)));
    }

    /// Bounded and read by this wire itself, after the access token.
    @Bean
    UploadPath signingRestBodies() {
        return new UploadPath(PATHS + "**", 2);
    }

    @Bean
    RecurringJob finishedCallWindows(CallLimits limits) {
        return new RecurringJob("esign.finished-call-windows", Duration.ofHours(1), limits::sweep);
    }

    /// Parts of the signing wire have no names, so the servlet container cannot read them: its bodies are left alone.
    /// Elsewhere a body is read only when a handler asks for it, which is after it is known who sends it.
    @Bean
    MultipartResolver multipartResolver() {
        var resolver = new StandardServletMultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                return !request.getRequestURI().startsWith(PATHS) && super.isMultipart(request);
            }
        };
        resolver.setResolveLazily(true);
        return resolver;
    }
}
