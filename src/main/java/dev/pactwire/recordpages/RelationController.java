package dev.pactwire.recordpages;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.facts.PageRefused;
import dev.pactwire.records.Records;
import dev.pactwire.records.Relations;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Task;
import dev.pactwire.shell.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// What belongs to a record: other records, and what there is to do.
@Controller
class RelationController {

    /// When on its day a task is due.
    private static final LocalTime DUE = LocalTime.of(17, 0);

    private final Records records;
    private final Relations relations;
    private final RecordReader reader;
    private final SideReader sides;
    private final Pages pages;

    RelationController(Records records, Relations relations, RecordReader reader, SideReader sides, Pages pages) {
        this.records = records;
        this.relations = relations;
        this.reader = reader;
        this.sides = sides;
        this.pages = pages;
    }

    @GetMapping(Routes.RECORD + "/related")
    @Needs(Action.READ_RECORDS)
    View related(CrmRecord it, User viewer) {
        return pages.show(
                "recordpages/related", Map.of("related", sides.related(viewer, it, reader.around(viewer, it))));
    }

    @PostMapping(Routes.RECORD + "/related")
    @Needs(Action.EDIT_RECORDS)
    View relate(
            CrmRecord it,
            @RequestParam("type") RecordType type,
            @RequestParam(name = "other", required = false) @Nullable Long other,
            User viewer,
            HttpServletResponse response) {
        if (other == null) {
            throw new PageRefused("nothing-chosen");
        }
        relations.relate(viewer, it.ref(), new RecordRef(type, other));
        response.setHeader("HX-Trigger", "record-saved");
        return related(it, viewer);
    }

    @DeleteMapping(Routes.RECORD + "/related/{type}/{other:[0-9]+}")
    @Needs(Action.EDIT_RECORDS)
    View unrelate(
            CrmRecord it,
            @PathVariable("type") String type,
            @PathVariable long other,
            User viewer,
            HttpServletResponse response) {
        RecordType otherType =
                RecordType.ofSingular(type).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        relations.unrelate(viewer, it.ref(), new RecordRef(otherType, other));
        response.setHeader("HX-Trigger", "record-saved");
        return related(it, viewer);
    }

    @PostMapping(Routes.RECORD + "/tasks")
    @Needs(Action.EDIT_RECORDS)
    View addTask(
            CrmRecord it,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable LocalDate due,
            User viewer) {
        var patch = Patch.of(Field.NAME, name).set(Field.ASSIGNEE, viewer.id()).set(Field.RELATED_RECORD, it.ref());
        if (due != null) {
            patch.set(
                    Field.DUE_DATE,
                    due.atTime(DUE).atZone(ZoneId.systemDefault()).toInstant());
        }
        records.create(viewer, RecordType.TASK, patch);
        return related(it, viewer);
    }

    @PutMapping("/tasks/{id:[0-9]+}/status")
    @Needs(Action.EDIT_RECORDS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setStatus(@PathVariable long id, @RequestParam Task.Status status, User viewer, HttpServletResponse response) {
        records.update(viewer, RecordRef.task(id), Patch.of(Field.TASK_STATUS, status));
        response.setHeader("HX-Trigger", "record-saved");
    }

    @DeleteMapping("/tasks/{id:[0-9]+}")
    @Needs(Action.DELETE_RECORDS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteTask(@PathVariable long id, User viewer, HttpServletResponse response) {
        records.delete(viewer, RecordRef.task(id));
        response.setHeader("HX-Trigger", "record-saved");
    }
}
