package dev.pactwire.admin;

import dev.pactwire.access.Action;
import dev.pactwire.access.AuditLog;
import dev.pactwire.access.Needs;
import dev.pactwire.access.Users;
import dev.pactwire.shell.Pages;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Who did what and when, in sentences.
@Controller
@Needs(Action.READ_AUDIT)
class AuditController {

    private static final int PAGE = 50;

    private final AuditLog audit;
    private final Users users;
    private final Pages pages;
    private final Texts texts;

    AuditController(AuditLog audit, Users users, Pages pages, Texts texts) {
        this.audit = audit;
        this.users = users;
        this.pages = pages;
        this.texts = texts;
    }

    @GetMapping("/admin/audit")
    View list(
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable AuditKind kind,
            HttpServletRequest request) {
        var wanted = new AuditLog.Wanted(person, kind == null ? List.of() : kind.words(), before);
        List<AuditLine> lines = audit.find(wanted, PAGE + 1).stream()
                .map(entry -> AuditLine.of(entry, texts, pages.locale(request)))
                .toList();
        var model = new HashMap<String, Object>();
        model.put("lines", lines.subList(0, Math.min(PAGE, lines.size())));
        model.put("older", lines.size() > PAGE ? older(lines.get(PAGE - 1).id(), person, kind) : "");
        model.put("people", users.all());
        model.put("person", person == null ? "" : person.toString());
        model.put("kind", kind == null ? "" : kind.name());
        return pages.show("admin/audit", model);
    }

    private static String older(long before, @Nullable UUID person, @Nullable AuditKind kind) {
        return "/admin/audit?before=" + before
                + (person == null ? "" : "&person=" + person)
                + (kind == null ? "" : "&kind=" + kind);
    }
}
