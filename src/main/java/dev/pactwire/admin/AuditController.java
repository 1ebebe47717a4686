package dev.pactwire.admin;

import dev.pactwire.access.Action;
import dev.pactwire.access.AuditLog;
import dev.pactwire.access.Needs;
import dev.pactwire.shell.Pages;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@Controller
@Needs(Action.READ_AUDIT)
class AuditController {

    private static final int PAGE = 50;

    private final AuditLog audit;
    private final Pages pages;

    AuditController(AuditLog audit, Pages pages) {
        this.audit = audit;
        this.pages = pages;
    }

    @GetMapping("/admin/audit")
    View list(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        List<AuditLog.Entry> entries = audit.before(before, PAGE + 1);
        boolean more = entries.size() > PAGE;
        return pages.show(
                "admin/audit", Map.of("entries", entries.subList(0, Math.min(PAGE, entries.size())), "more", more));
    }
}
