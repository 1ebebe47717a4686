package dev.pactwire.shell;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.User;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
class ShellController {

    private static final int MAX_HITS = 12;
    private static final int MAX_QUERY = 100;

    private final Live live;
    private final Pages pages;
    private final List<PaletteSource> sources;

    ShellController(Live live, Pages pages, List<PaletteSource> sources) {
        this.live = live;
        this.pages = pages;
        this.sources = sources;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Needs(Action.READ_RECORDS)
    SseEmitter live() {
        return live.open();
    }

    @GetMapping("/palette")
    @Needs(Action.READ_RECORDS)
    List<PaletteSource.Hit> palette(@RequestParam String q, User user, HttpServletRequest request) {
        String query = q.strip();
        if (query.isEmpty() || query.length() > MAX_QUERY) {
            return List.of();
        }
        return sources.stream()
                .flatMap(source -> source.find(query, user, pages.locale(request)).stream())
                .limit(MAX_HITS)
                .toList();
    }

    @GetMapping("/healthz")
    @OwnAccess("asked by machines; says only that the program answers")
    Map<String, String> health() {
        return Map.of("status", "ok");
    }
}
