package dev.pactwire.recordpages;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.facts.PageRefused;
import dev.pactwire.records.Activities;
import dev.pactwire.records.Activity;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.shell.Live;
import dev.pactwire.shell.Pages;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// What happened with a record, and what people add to it.
@Controller
class ActivityController {

    private static final int MAX_PAGE = 1_000;

    private final Activities activities;
    private final RecordReader reader;
    private final TimelineReader timelines;
    private final Live live;
    private final Pages pages;

    ActivityController(Activities activities, RecordReader reader, TimelineReader timelines, Live live, Pages pages) {
        this.activities = activities;
        this.reader = reader;
        this.timelines = timelines;
        this.live = live;
        this.pages = pages;
    }

    @GetMapping(Routes.RECORD + "/timeline")
    @Needs(Action.READ_RECORDS)
    View timeline(CrmRecord it, @RequestParam(defaultValue = "1") int page, User viewer) {
        int known = Math.clamp(page, 1, MAX_PAGE);
        return pages.show(
                "recordpages/timeline", Map.of("timeline", timelines.of(viewer, it, known, reader.around(viewer, it))));
    }

    @PostMapping(Routes.RECORD + "/activities")
    @Needs(Action.EDIT_RECORDS)
    View add(CrmRecord it, @RequestParam long kind, @RequestParam String details, User viewer) {
        if (details.isBlank()) {
            throw new PageRefused("empty-note");
        }
        activities.add(viewer, it.ref(), new Activity.Type(Activity.Category.USER, kind), details, null);
        return timeline(it, 1, viewer);
    }

    @GetMapping(Routes.RECORD + "/activities/{activity:[0-9]+}")
    @Needs(Action.READ_RECORDS)
    View one(CrmRecord it, @PathVariable long activity, User viewer) {
        return told(it, of(it, activity, viewer), viewer);
    }

    @GetMapping(Routes.RECORD + "/activities/{activity:[0-9]+}/edit")
    @Needs(Action.EDIT_RECORDS)
    View edit(CrmRecord it, @PathVariable long activity, User viewer) {
        Activity written = of(it, activity, viewer);
        return pages.show(
                "recordpages/entry-edit",
                Map.of("path", Routes.of(it.ref()), "id", written.id(), "details", written.details()));
    }

    @PutMapping(Routes.RECORD + "/activities/{activity:[0-9]+}")
    @Needs(Action.EDIT_RECORDS)
    View reword(CrmRecord it, @PathVariable long activity, @RequestParam String details, User viewer) {
        if (details.isBlank()) {
            throw new PageRefused("empty-note");
        }
        of(it, activity, viewer);
        Activity reworded = activities.reword(viewer, activity, details);
        live.changed(LiveRecords.TOPIC, LiveRecords.id(it.ref()));
        return told(it, reworded, viewer);
    }

    private Activity of(CrmRecord it, long activity, User viewer) {
        return activities
                .get(viewer, activity)
                .filter(found -> !found.deleted() && found.parent().equals(it.ref()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private View told(CrmRecord it, Activity activity, User viewer) {
        return pages.show(
                "recordpages/entry",
                Map.of(
                        "entry", timelines.entry(viewer, it, activity, reader.around(viewer, it)),
                        "path", Routes.of(it.ref())));
    }

    @DeleteMapping(Routes.RECORD + "/activities/{activity:[0-9]+}")
    @Needs(Action.EDIT_RECORDS)
    View delete(CrmRecord it, @PathVariable long activity, User viewer) {
        activities.delete(viewer, of(it, activity, viewer).id());
        live.changed(LiveRecords.TOPIC, LiveRecords.id(it.ref()));
        return timeline(it, 1, viewer);
    }
}
