package dev.pactwire.recordpages;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.records.Activities;
import dev.pactwire.records.Activity;
import dev.pactwire.records.CrmRecord;
import dev.pactwire.shell.Live;
import dev.pactwire.shell.Pages;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
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

    @DeleteMapping(Routes.RECORD + "/activities/{activity:[0-9]+}")
    @Needs(Action.EDIT_RECORDS)
    View delete(CrmRecord it, @PathVariable long activity, User viewer) {
        activities.delete(viewer, activity);
        live.changed(LiveRecords.TOPIC, LiveRecords.id(it.ref()));
        return timeline(it, 1, viewer);
    }
}
