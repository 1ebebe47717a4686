package dev.pactwire.admin;

import dev.pactwire.access.Action;
import dev.pactwire.access.AuditLog;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.bus.UndeliveredEvents;
import dev.pactwire.shell.Pages;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// What happened and found no hearing within Pactwire: an outage, or a fault that an upgrade has mended.
@Controller
@Needs(Action.MANAGE_EVENTS)
class EventsController {

    private static final int SHOWN = 200;

    private final UndeliveredEvents events;
    private final AuditLog audit;
    private final Pages pages;

    EventsController(UndeliveredEvents events, AuditLog audit, Pages pages) {
        this.events = events;
        this.audit = audit;
        this.pages = pages;
    }

    @GetMapping("/admin/events")
    View list() {
        return pages.show("admin/events", Map.of("events", events.list(SHOWN)));
    }

    @PostMapping("/admin/events/{event}/retry")
    @Transactional
    public View tryAgain(@PathVariable long event, @RequestParam(defaultValue = "") String handler, User by) {
        if (events.tryAgain(event, handler)) {
            audit.record(by, "event.retried", handler, Map.of("event", event));
        }
        return new RedirectView("/admin/events");
    }
}
