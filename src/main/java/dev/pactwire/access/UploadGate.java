package dev.pactwire.access;

import dev.pactwire.platform.PactwireSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/// Looks at the head of every multipart request, before anything reads its body: the container writes such a body to
/// the disk as soon as anybody asks for a parameter.
final class UploadGate extends OncePerRequestFilter {

    /// What a form carries beside its files.
    private static final long FIELDS = 1024 * 1024;

    private final List<Way> ways;
    private final long largestFile;

    private record Way(PathPatternRequestMatcher path, int files) {}

    UploadGate(List<UploadPath> paths, long largestFile) {
        this.largestFile = largestFile;
        this.ways = paths.stream()
                .map(path -> new Way(PathPatternRequestMatcher.withDefaults().matcher(path.pattern()), path.files()))
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class Parts {

        @Bean
        FilterRegistrationBean<UploadGate> uploadGate(List<UploadPath> paths, PactwireSettings settings) {
            var gate = new UploadGate(paths, settings.maxUpload().toBytes());
            var registration = new FilterRegistrationBean<>(gate);
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
            return registration;
        }

        /// The bounds that the container itself keeps, also for a body that does not tell its length.
        @Bean
        MultipartConfigElement multipartBounds(List<UploadPath> paths, PactwireSettings settings) {
            long largest = settings.maxUpload().toBytes();
            int most = paths.stream().mapToInt(UploadPath::files).max().orElse(1);
            return new MultipartConfigElement("", largest, most * largest + FIELDS, 0);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!UploadPath.isMultipart(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Way> way =
                ways.stream().filter(known -> known.path().matches(request)).findFirst();
        if (way.isEmpty()) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        } else if (request.getContentLengthLong() > way.get().files() * largestFile + FIELDS) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }
}
