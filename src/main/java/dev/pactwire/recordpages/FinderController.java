package dev.pactwire.recordpages;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.recordtypes.RecordType;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Answers pickers while somebody types.
@RestController
class FinderController {

    private static final int HITS = 8;
    private static final int MAX_QUERY = 100;

    private final Finder finder;

    FinderController(Finder finder) {
        this.finder = finder;
    }

    /// @param detail a word that tells two of one name apart
    record Pick(long id, String name, String detail) {}

    @GetMapping("/pick" + Routes.LIST)
    @Needs(Action.READ_RECORDS)
    List<Pick> pick(RecordType type, @RequestParam(defaultValue = "") String q, User viewer) {
        if (q.length() > MAX_QUERY) {
            return List.of();
        }
        return finder.find(viewer, type, q, HITS).stream()
                .map(it -> new Pick(it.id(), it.name(), Finder.detail(it)))
                .toList();
    }
}
