package dev.pactwire;

import dev.pactwire.access.ApiKeys;
import dev.pactwire.access.Role;
import dev.pactwire.access.Sessions;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route that the running program answers, and people of every role who try them.
final class RouteWalk {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^:}]+)(?::((?:[^{}]|\\{[^}]*})*))?}");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ApplicationContext program;
    private final String base;
    private final String csrfCookie;
    private final String csrfToken;

    RouteWalk(ApplicationContext program, int port) {
        this.program = program;
        this.base = "http://localhost:" + port;
        try {
            var page = http.send(
                    HttpRequest.newBuilder(URI.create(base + "/login"))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            csrfCookie = page.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*$", "");
            Matcher token = CSRF.matcher(page.body());
            if (!token.find()) {
                throw new IllegalStateException("the login page carries no CSRF token");
            }
            csrfToken = token.group(1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /// @param method `ANY` for a handler of all methods
    record Route(String method, String pattern, HandlerMethod handler) {

        /// As the table in the docs writes it: without the patterns of its variables.
        String name() {
            return method + " " + VARIABLE.matcher(pattern).replaceAll("{$1}").replace("/**", "/…");
        }

        String module() {
            return handler.getBeanType().getPackageName().replace("dev.pactwire.", "");
        }

        String verb() {
            return method.equals("ANY") ? "GET" : method;
        }

        /// A path whose variables are filled by what the function answers for each.
        String path(Function<Variable, String> fill) {
            return VARIABLE.matcher(pattern)
                    .replaceAll(found -> Matcher.quoteReplacement(fill.apply(variable(found.group(1), found.group(2)))))
                    .replace("/**", "/nothing/here");
        }

        private Variable variable(String name, @Nullable String regex) {
            Class<?> type = Stream.of(handler.getMethod().getParameters())
                    .filter(parameter -> isNamed(parameter, name))
                    .<Class<?>>map(Parameter::getType)
                    .findFirst()
                    .orElse(String.class);
            return new Variable(name, type, regex == null ? "" : regex);
        }

        private static boolean isNamed(Parameter parameter, String name) {
            var variable = parameter.getAnnotation(PathVariable.class);
            return variable != null
                    && (parameter.getName().equals(name) || variable.value().equals(name));
        }
    }

    /// @param regex the pattern that the path demands; empty without one
    record Variable(String name, Class<?> type, String regex) {

        /// A well-formed value that names nothing.
        String unknown() {
            if (regex.contains("|") && regex.matches("[a-z|]+")) {
                return regex.substring(0, regex.indexOf('|'));
            }
            if (type.equals(UUID.class) || regex.contains("{36}")) {
                return UUID.randomUUID().toString();
            }
            if (type.equals(long.class) || type.equals(int.class) || regex.contains("[0-9]") || regex.contains("\\d")) {
                return "999999999";
            }
            return switch (name) {
                case "entity" -> "people";
                case "type" -> "person";
                default -> "nothing";
            };
        }
    }

    List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (var mapping :
                program.getBeansOfType(RequestMappingHandlerMapping.class).values()) {
            mapping.getHandlerMethods().forEach((info, handler) -> {
                var methods = info.getMethodsCondition().getMethods();
                var names = methods.isEmpty()
                        ? List.of("ANY")
                        : methods.stream().map(RequestMethod::name).toList();
                info.getPatternValues()
                        .forEach(pattern -> names.forEach(name -> routes.add(new Route(name, pattern, handler))));
            });
        }
        routes.sort(Comparator.comparing(Route::module)
                .thenComparing(Route::pattern)
                .thenComparing(Route::method));
        return routes;
    }

    /// Somebody who asks, by what they show.
    record Visitor(String name, Map<String, String> headers) {}

    Visitor nobody() {
        return new Visitor("nobody", Map.of());
    }

    Visitor loggedIn(Role role) {
        String session = program.getBean(Sessions.class).begin(person(role).id(), "console", Duration.ofHours(1));
        return new Visitor(role.name(), Map.of("Cookie", csrfCookie + "; pactwire=" + session));
    }

    Visitor withKey(Role role) {
        String key = program.getBean(ApiKeys.class).create(person(role).id(), "a walk");
        return new Visitor(role + " by API key", Map.of("Authorization", "Bearer " + key));
    }

    Visitor inPanel(Role role) {
        String token = program.getBean(Sessions.class).begin(person(role).id(), "panel", Duration.ofHours(1));
        return new Visitor(role + " in the panel", Map.of("Authorization", "Bearer " + token));
    }

    Visitor withNonsense() {
        return new Visitor("nonsense", Map.of("Authorization", "Bearer nonsense"));
    }

    private User person(Role role) {
        return program.getBean(Users.class)
                .add("Walking " + role, "walk-" + UUID.randomUUID() + "@lumen.example", role, Locale.ENGLISH, null);
    }

    record Answer(int status, String location, String body) {
        boolean isLogin() {
            return location.contains("/login");
        }
    }

    Answer ask(Visitor visitor, String method, String path) {
        return ask(visitor, method, path, "", "");
    }

    /// @param type the body's content type; empty sends no body
    Answer ask(Visitor visitor, String method, String path, String type, String body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "text/html, application/json, */*");
        headers.put("Cookie", csrfCookie);
        headers.put("X-XSRF-TOKEN", csrfToken);
        headers.putAll(visitor.headers());
        if (!type.isEmpty()) {
            headers.put("Content-Type", type);
        }
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        type.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return send(request.build());
    }

    /// Reads a piece of the answer only: live streams never end.
    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            boolean endless =
                    response.headers().firstValue("content-type").orElse("").startsWith("text/event-stream");
            try (InputStream in = response.body()) {
                String body = endless ? "" : new String(in.readNBytes(64 * 1024), StandardCharsets.UTF_8);
                return new Answer(
                        response.statusCode(),
                        response.headers().firstValue("location").orElse(""),
                        body);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), broken);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
