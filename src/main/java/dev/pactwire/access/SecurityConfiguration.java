package dev.pactwire.access;

import dev.pactwire.jobs.RecurringJob;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Two kinds of paths: areas with an access of their own, and the console, which is everything else.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONSOLE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'; worker-src 'self'";
    private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    @Bean
    @Order(1)
    SecurityFilterChain areas(HttpSecurity http, List<SecurityArea> areas) throws Exception {
        plain(http)
                .securityMatcher(matching(areas.stream()
                        .flatMap(area -> area.pathPatterns().stream())
                        .toList()))
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> common(headers)
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                        .addHeaderWriter((request, response) -> areas.stream()
                                .filter(area -> matching(area.pathPatterns()).matches(request))
                                .findFirst()
                                .ifPresent(area -> {
                                    if (!response.containsHeader("Content-Security-Policy")) {
                                        response.setHeader("Content-Security-Policy", area.contentSecurityPolicy());
                                    }
                                })));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain console(HttpSecurity http, ConsoleSession session) throws Exception {
        plain(http)
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository())
                        .csrfTokenRequestHandler(new HeaderTokenForUploads()))
                .addFilterBefore(session, UsernamePasswordAuthenticationFilter.class)
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
                .exceptionHandling(errors -> errors.authenticationEntryPoint(SecurityConfiguration::toLogin))
                .headers(headers -> common(headers)
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONSOLE_POLICY)));
        return http.build();
    }

    /// Without Spring Security's sessions: its session management would take each request for a new login and take the
    /// CSRF token away with every one.
    private static HttpSecurity plain(HttpSecurity http) throws Exception {
        return http.sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> {});
    }

    private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
        return headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS));
    }

    private static RequestMatcher matching(List<String> patterns) {
        List<PathPatternRequestMatcher> matchers = patterns.stream()
                .map(pattern -> PathPatternRequestMatcher.withDefaults().matcher(pattern))
                .toList();
        return request -> matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    private static void toLogin(
            jakarta.servlet.http.HttpServletRequest request,
            jakarta.servlet.http.HttpServletResponse response,
            AuthenticationException missing)
            throws java.io.IOException {
        String login = "/login?next="
                + java.net.URLEncoder.encode(
                        request.getQueryString() == null
                                ? request.getRequestURI()
                                : request.getRequestURI() + "?" + request.getQueryString(),
                        java.nio.charset.StandardCharsets.UTF_8);
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
