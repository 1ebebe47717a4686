package dev.pactwire.shell;

import dev.pactwire.access.Action;
import dev.pactwire.access.ConsoleSession;
import dev.pactwire.access.Needs;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.User;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
class ShellController {

    private static final int MAX_HITS = 24;
    private static final int MAX_VISITED = 8;
    private static final int MAX_QUERY = 100;

    private final Live live;
    private final ConsoleSession sessions;
    private final Pages pages;
    private final List<PaletteSource> sources;
    private final Health health;

    ShellController(Live live, ConsoleSession sessions, Pages pages, List<PaletteSource> sources, Health health) {
        this.live = live;
        this.sessions = sessions;
        this.pages = pages;
        this.sources = sources;
        this.health = health;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Needs(Action.READ_RECORDS)
    SseEmitter live(User user, HttpServletRequest request) {
        return live.open(user, sessions.mark(request));
    }

    @GetMapping("/palette")
    @Needs(Action.READ_RECORDS)
    List<PaletteSource.Hit> palette(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") List<String> visited,
            User user,
            HttpServletRequest request) {
        String query = q.strip();
        Locale locale = pages.locale(request);
        if (query.length() > MAX_QUERY) {
            return List.of();
        }
        Stream<PaletteSource.Hit> hits = query.isEmpty()
                ? sources.stream().flatMap(source -> source.suggest(some(visited), user, locale).stream())
                : sources.stream()
                        .flatMap(source -> source.find(query, user, locale).stream())
                        .sorted(Comparator.comparing(hit -> Match.of(hit.title(), query)));
        return hits.limit(MAX_HITS).toList();
    }

    private static List<String> some(List<String> visited) {
        return visited.stream().limit(MAX_VISITED).toList();
    }

    @GetMapping("/healthz")
    @OwnAccess("asked by machines; says only whether the program can work")
    ResponseEntity<Map<String, String>> health() {
        return health.databaseAnswers()
                ? ResponseEntity.ok(Map.of("status", "ok"))
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .body(Map.of("status", "the database does not answer"));
    }
}
