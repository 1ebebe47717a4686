package dev.pactwire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.RouteWalk.Answer;
import dev.pactwire.RouteWalk.Route;
import dev.pactwire.RouteWalk.Variable;
import dev.pactwire.RouteWalk.Visitor;
import dev.pactwire.access.Action;
import dev.pactwire.access.Role;
import dev.pactwire.testing.PactwireTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// `docs/roles.md` says who may do what, and which route needs which of it; the running program must agree, route by
/// route and role by role.
@PactwireTest
class RolesTest {

    private static final Path DOCS = Path.of("docs", "roles.md");
    private static final Set<Integer> NOT_FOR_YOU = Set.of(401, 403);

    /// What a route of no console login answers to somebody without what it asks for.
    private static final Map<String, Set<Integer>> WITHOUT_IT = Map.of(
            "API key", Set.of(401),
            "panel token", Set.of(401),
            "access token", Set.of(401),
            "app's secret", Set.of(400, 401),
            "signature", Set.of(401, 403, 404),
            "visit's key", Set.of(401, 403, 404, 410),
            "link", Set.of(400, 403, 404, 410));

    @Autowired
    ApplicationContext program;

    @LocalServerPort
    int port;

    private RouteWalk walk;

    /// What other tests have tried in vain from this machine is forgotten.
    @BeforeEach
    void the_program_runs() {
        program.getBean(JdbcClient.class)
                .sql("delete from access.login_failure")
                .update();
        walk = new RouteWalk(program, port);
    }

    /// The first table: what each role may do.
    private static Map<Role, Set<Action>> allowed() throws IOException {
        var rows = rows("| action |");
        var allowed = new EnumMap<Role, Set<Action>>(Role.class);
        for (Role role : Role.values()) {
            allowed.put(role, EnumSet.noneOf(Action.class));
        }
        for (List<String> row : rows) {
            for (Role role : Role.values()) {
                if (row.get(1 + role.ordinal()).equals("yes")) {
                    allowed.get(role).add(Action.valueOf(row.getFirst()));
                }
            }
        }
        return allowed;
    }

    /// The second table: what each route needs.
    private static Map<String, String> needed() throws IOException {
        var needed = new LinkedHashMap<String, String>();
        for (List<String> row : rows("| route |")) {
            assertThat(needed.put(row.get(0).replace("`", ""), row.get(1)))
                    .as("%s stands twice in %s", row.get(0), DOCS)
                    .isNull();
        }
        return needed;
    }

    private static List<List<String>> rows(String head) throws IOException {
        return Files.readAllLines(DOCS).stream()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    @Test
    void the_roles_of_the_program_are_those_of_the_docs() throws IOException {
        var allowed = allowed();

        for (Role role : Role.values()) {
            assertThat(Stream.of(Action.values()).filter(role::may))
                    .as(role.name())
                    .containsExactlyInAnyOrderElementsOf(allowed.get(role));
        }
        assertThat(rows("| action |")).hasSameSizeAs(Action.values());
    }

    @Test
    void every_route_stands_in_the_docs_and_no_other() throws IOException {
        assertThat(walk.routes().stream().map(Route::name)).containsExactlyInAnyOrderElementsOf(needed().keySet());
    }

    @Test
    void every_role_reaches_what_the_docs_allow_and_nothing_else() throws IOException {
        var allowed = allowed();
        var faults = new ArrayList<String>();
        var needed = needed();
        for (Role role : Role.values()) {
            for (Route route : walk.routes()) {
                consoleAction(needed.get(route.name())).ifPresent(action -> {
                    Answer answer = walk.ask(walk.loggedIn(role), route.verb(), path(route));
                    check(faults, role.name(), route, answer, allowed.get(role).contains(action));
                });
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void nobody_reaches_only_what_is_for_anyone() throws IOException {
        var faults = new ArrayList<String>();
        var needed = needed();
        for (Route route : walk.routes()) {
            String need = needed.getOrDefault(route.name(), "");
            Answer answer = walk.ask(walk.nobody(), route.verb(), path(route));
            if (need.equals("anyone")) {
                check(faults, "nobody", route, answer, true);
            } else if (consoleAction(need).isPresent() || need.equals("login")) {
                check(faults, "nobody", route, answer, false);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void the_docs_say_of_every_route_what_it_needs_in_words_that_this_test_knows() throws IOException {
        assertThat(needed().values())
                .allMatch(need -> consoleAction(need).isPresent()
                        || Set.of("anyone", "login", "this machine").contains(need)
                        || WITHOUT_IT.containsKey(need.replaceFirst(",.*", "")));
    }

    /// Neither nothing, nor nonsense, nor the console's cookie of an owner is what these routes ask for.
    @Test
    void a_route_with_an_access_of_its_own_lets_nobody_in_without_it() throws IOException {
        var faults = new ArrayList<String>();
        var needed = needed();
        for (Route route : walk.routes()) {
            String need = needed.getOrDefault(route.name(), "").replaceFirst(",.*", "");
            Set<Integer> refusals = WITHOUT_IT.get(need);
            if (refusals == null) {
                continue;
            }
            for (Visitor visitor : List.of(walk.nobody(), walk.withNonsense(), walk.loggedIn(Role.OWNER))) {
                Answer answer = walk.ask(visitor, route.verb(), path(route));
                if (!refusals.contains(answer.status())) {
                    faults.add(visitor.name() + ": " + route.name() + " answers " + answer.status());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_key_of_a_program_has_its_owners_rights_and_no_more() throws IOException {
        by("API key, ", walk::withKey);
    }

    @Test
    void the_panel_has_its_viewers_rights_and_no_more() throws IOException {
        by("panel token, ", walk::inPanel);
    }

    private void by(String credential, Function<Role, Visitor> entering) throws IOException {
        var allowed = allowed();
        var faults = new ArrayList<String>();
        var needed = needed();
        var walked = new HashSet<String>();
        for (Role role : Role.values()) {
            Visitor visitor = entering.apply(role);
            for (Route route : walk.routes()) {
                String need = needed.getOrDefault(route.name(), "");
                if (need.startsWith(credential)) {
                    var action = Action.valueOf(need.substring(credential.length()));
                    Answer answer = walk.ask(visitor, route.verb(), path(route), type(route), body(route));
                    check(
                            faults,
                            visitor.name(),
                            route,
                            answer,
                            allowed.get(role).contains(action));
                    walked.add(route.name());
                }
            }
        }
        assertThat(walked).isNotEmpty();
        assertThat(faults).isEmpty();
    }

    private static String type(Route route) {
        return route.verb().equals("GET") ? "" : "application/json";
    }

    private static String body(Route route) {
        return route.pattern().endsWith("/search") ? "{}" : "{\"name\":\"Harbor & Pine\",\"emails\":[]}";
    }

    private static java.util.Optional<Action> consoleAction(String need) {
        return Stream.of(Action.values())
                .filter(action -> action.name().equals(need))
                .findFirst();
    }

    private static String path(Route route) {
        return route.path(Variable::unknown);
    }

    private static void check(List<String> faults, String who, Route route, Answer answer, boolean allowed) {
        boolean refused = NOT_FOR_YOU.contains(answer.status()) || answer.isLogin();
        if (refused == allowed) {
            faults.add("%s: %s should be %s and answers %d %s"
                    .formatted(
                            who.toLowerCase(Locale.ROOT),
                            route.name(),
                            allowed ? "allowed" : "refused",
                            answer.status(),
                            answer.location()));
        }
    }
}
