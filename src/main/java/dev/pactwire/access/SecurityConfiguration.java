package dev.pactwire.access;

import dev.pactwire.jobs.RecurringJob;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.request.async.WebAsyncManagerIntegrationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Two kinds of paths: areas with an access of their own, and the console, which is everything else.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();
    private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    @Bean
    @Order(1)
    SecurityFilterChain areas(
            ApplicationContext context, ObjectPostProcessor<Object> processor, List<SecurityArea> areas) {
        List<GuardedArea> guarded = areas.stream().map(GuardedArea::of).toList();
        return plain(context, processor)
                .securityMatcher(request -> guarded.stream().anyMatch(area -> area.matches(request)))
                .headers(headers -> common(headers)
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                        .addHeaderWriter((request, response) -> guarded.stream()
                                .filter(area -> area.matches(request))
                                .findFirst()
                                .ifPresent(area -> area.writePolicy(response))))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain console(
            ApplicationContext context, ObjectPostProcessor<Object> processor, ConsoleSession session) {
        return plain(context, processor)
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository())
                        .csrfTokenRequestHandler(new HeaderTokenForUploads()))
                .addFilterBefore(session, CsrfFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(
                                        "/login",
                                        "/forgot-password",
                                        "/reset-password/*",
                                        "/join/*",
                                        "/verify",
                                        "/verify/**",
                                        "/assets/**",
                                        "/healthz",
                                        "/metrics",
                                        "/error",
                                        "/favicon.ico")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(SecurityConfiguration::toLogin)
                        .accessDeniedHandler(SecurityConfiguration::denied))
                .headers(headers -> common(headers)
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.console())))
                .build();
    }

    /// Without Spring Security's sessions: its session management would take each request for a new login and take
    /// the CSRF token away with every one; its request cache would read a stranger's whole upload. Made here: who
    /// asks Spring Security for it lets it look through all beans for thirty kinds of customizers.
    private static HttpSecurity plain(ApplicationContext context, ObjectPostProcessor<Object> processor) {
        return new HttpSecurity(
                        processor,
                        new AuthenticationManagerBuilder(processor),
                        Map.of(ApplicationContext.class, context, PathPatternRequestMatcher.Builder.class, PATHS))
                .addFilter(new WebAsyncManagerIntegrationFilter())
                .exceptionHandling(Customizer.withDefaults())
                .securityContext(security -> security.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .servletApi(Customizer.withDefaults())
                .anonymous(Customizer.withDefaults());
    }

    private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
        return headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS));
    }

    /// An area whose patterns are parsed once, not for every request.
    private record GuardedArea(List<RequestMatcher> paths, String contentSecurityPolicy) {

        static GuardedArea of(SecurityArea area) {
            return new GuardedArea(
                    area.pathPatterns().stream()
                            .<RequestMatcher>map(PATHS::matcher)
                            .toList(),
                    area.contentSecurityPolicy());
        }

        boolean matches(HttpServletRequest request) {
            return paths.stream().anyMatch(path -> path.matches(request));
        }

        void writePolicy(HttpServletResponse response) {
            if (!response.containsHeader("Content-Security-Policy")) {
                response.setHeader("Content-Security-Policy", contentSecurityPolicy);
            }
        }
    }

    private static void toLogin(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        String login = "/login?next="
                + URLEncoder.encode(
                        request.getQueryString() == null
                                ? request.getRequestURI()
                                : request.getRequestURI() + "?" + request.getQueryString(),
                        StandardCharsets.UTF_8);
        if ("true".equals(request.getHeader("HX-Request"))) {
            response.setHeader("HX-Redirect", "/login");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else if (request.getHeader("Accept") != null
                && request.getHeader("Accept").contains(MediaType.TEXT_HTML_VALUE)) {
            response.sendRedirect(login);
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
    }

    /// The page that tells of it says why: a token out of date is not a lack of rights.
    private static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (!response.isCommitted()) {
            request.setAttribute(WebAttributes.ACCESS_DENIED_403, why);
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    /// The session filter belongs to the console's chain alone, not to every request.
    @Bean
    FilterRegistrationBean<ConsoleSession> notForEveryRequest(ConsoleSession session) {
        var registration = new FilterRegistrationBean<>(session);
        registration.setEnabled(false);
        return registration;
    }

    /// What a request took is measured once for its route, not for each filter again.
    @Bean
    SecurityObservationSettings observedByRouteOnly() {
        return SecurityObservationSettings.noObservations();
    }

    /// No password ever goes through Spring Security's own manager.
    @Bean
    AuthenticationManager authenticationManager() {
        return authentication -> {
            throw new org.springframework.security.authentication.ProviderNotFoundException("log in at /login");
        };
    }

    @Bean
    RecurringJob expiredSessions(Sessions sessions, PasswordResets resets, KnownPlaces places) {
        return new RecurringJob("access.expired-sessions", Duration.ofHours(1), () -> {
            sessions.sweep();
            resets.sweep();
            places.sweep();
        });
    }
}
