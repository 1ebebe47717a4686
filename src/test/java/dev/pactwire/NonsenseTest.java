package dev.pactwire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.RouteWalk.Route;
import dev.pactwire.RouteWalk.Variable;
import dev.pactwire.RouteWalk.Visitor;
import dev.pactwire.access.Role;
import dev.pactwire.testing.PactwireTest;
import java.lang.reflect.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestParam;

/// Whatever stands in an address or a body, the answer is one that a person or a program can act on.
@PactwireTest
class NonsenseTest {

    private static final List<String> VALUES = List.of(
            "nonsense",
            "-1",
            "99999999999999999999999",
            "9223372036854775807",
            "00000000-0000-0000-0000-000000000000",
            "é日本\u0001",
            "%00",
            "zero\u0000byte",
            "x".repeat(3000));

    private static final String TOO_LONG = "name=" + "x".repeat(2_200_000);

    /// Handlers that read their query by themselves.
    private static final List<String> ALSO = List.of(
            "page",
            "q",
            "sort",
            "order",
            "before",
            "after",
            "cursor",
            "count",
            "start_position",
            "from_date",
            "pipeline",
            "view",
            "filter",
            "type",
            "id",
            "tags",
            "owner",
            "status",
            "next",
            "return",
            "location");

    @Autowired
    ApplicationContext program;

    @LocalServerPort
    int port;

    @Test
    void no_route_answers_500_to_nonsense() {
        var walk = new RouteWalk(program, port);
        var faults = new ArrayList<String>();
        for (String value : VALUES) {
            Visitor owner = walk.loggedIn(Role.OWNER);
            Visitor program = walk.withKey(Role.OWNER);
            Visitor panel = walk.inPanel(Role.OWNER);
            for (Route route : walk.routes()) {
                Visitor visitor = switch (route.module()) {
                    case "copperapi" -> program;
                    case "agreements" -> route.pattern().startsWith("/panel") ? panel : owner;
                    default -> owner;
                };
                if (route.pattern().equals("/logout")) {
                    continue;
                }
                if (route.pattern().contains("{")) {
                    look(walk, visitor, route, route.path(variable -> encoded(value)), faults);
                }
                look(walk, visitor, route, route.path(Variable::unknown) + "?" + query(route, value), faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void no_route_answers_500_to_a_nonsensical_body() {
        var walk = new RouteWalk(program, port);
        var faults = new ArrayList<String>();
        Visitor owner = walk.loggedIn(Role.OWNER);
        Visitor program = walk.withKey(Role.OWNER);
        Visitor panel = walk.inPanel(Role.OWNER);
        for (Route route : walk.routes()) {
            if (route.verb().equals("GET") || route.pattern().equals("/logout")) {
                continue;
            }
            Visitor visitor = route.module().equals("copperapi")
                    ? program
                    : route.pattern().startsWith("/panel/") ? panel : owner;
            String path = route.path(Variable::unknown);
            send(walk, visitor, route, path, "application/json", "{\"name\":", faults);
            send(walk, visitor, route, path, "application/json", "[[[1]]]", faults);
            send(walk, visitor, route, path, "application/json", "{\"id\":{},\"name\":[1],\"ids\":\"x\"}", faults);
            send(walk, visitor, route, path, "application/x-www-form-urlencoded", query(route, "%zz"), faults);
            for (String form : List.of("name=%zz&jwt=%", "a=1&".repeat(1_500), TOO_LONG)) {
                send(walk, visitor, route, path, "application/x-www-form-urlencoded", form, faults);
            }
            send(walk, visitor, route, path, "application/x-www-form-urlencoded", query(route, "null"), faults);
            send(walk, visitor, route, path, "multipart/form-data", "no boundary", faults);
            send(walk, visitor, route, path, "multipart/form-data; boundary=x", "--x\r\nbroken", faults);
            send(walk, visitor, route, path, "nonsense", "…", faults);
        }
        assertThat(faults).isEmpty();
    }

    private static void send(
            RouteWalk walk, Visitor visitor, Route route, String path, String type, String body, List<String> faults) {
        var answer = walk.ask(visitor, route.verb(), path, type, body);
        if (answer.status() >= 500 && answer.status() != 501) {
            faults.add(route.name() + " answers " + answer.status() + " to " + type + " " + shortened(body));
        }
    }

    private static void look(RouteWalk walk, Visitor visitor, Route route, String path, List<String> faults) {
        var answer = walk.ask(visitor, route.verb(), path);
        if (answer.status() >= 500 && answer.status() != 501) {
            faults.add(route.name() + " answers " + answer.status() + " to " + shortened(path));
        }
    }

    private static String query(Route route, String value) {
        var named = Stream.of(route.handler().getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .map(NonsenseTest::name);
        return Stream.concat(named, ALSO.stream())
                .distinct()
                .map(name -> name + "=" + encoded(value))
                .collect(Collectors.joining("&"));
    }

    private static String name(Parameter parameter) {
        var annotation = parameter.getAnnotation(RequestParam.class);
        String named = annotation.name().isEmpty() ? annotation.value() : annotation.name();
        return named.isEmpty() ? parameter.getName() : named;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String shortened(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }
}
