package dev.pactwire.recordpages;

import dev.pactwire.access.Action;
import dev.pactwire.access.ContentPolicy;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.facts.Editor;
import dev.pactwire.facts.Editors;
import dev.pactwire.facts.Fact;
import dev.pactwire.facts.Facts;
import dev.pactwire.facts.Form;
import dev.pactwire.facts.Surroundings;
import dev.pactwire.platform.Refusal;
import dev.pactwire.records.Catalog;
import dev.pactwire.records.EmbeddedApp;
import dev.pactwire.records.Records;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.shell.Pages;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// The page of a record and its facts.
@Controller
class RecordController {

    private final Records records;
    private final RecordReader reader;
    private final TimelineReader timelines;
    private final SideReader sides;
    private final Texts texts;
    private final Pages pages;

    RecordController(
            Records records,
            RecordReader reader,
            TimelineReader timelines,
            SideReader sides,
            Texts texts,
            Pages pages) {
        this.records = records;
        this.reader = reader;
        this.timelines = timelines;
        this.sides = sides;
        this.texts = texts;
        this.pages = pages;
    }

    @GetMapping(Routes.RECORD)
    @Needs(Action.READ_RECORDS)
    View show(CrmRecord it, User viewer, HttpServletResponse response) {
        Surroundings around = reader.around(viewer, it);
        List<RecordPage.AppFrame> apps = sides.apps(it.type(), around.locale());
        allowForms(apps, response);
        var page = new RecordPage(
                reader.head(viewer, it, around),
                reader.facts(viewer, it, around),
                RecordReader.footnote(it, around),
                timelines.writable(),
                timelines.of(viewer, it, 1, around),
                sides.related(viewer, it, around),
                sides.files(viewer, it, around),
                apps,
                sides.hostOrigin(),
                around.choices().of(Catalog.Kind.LOSS_REASON));
        return pages.show("recordpages/record", Map.of("page", page));
    }

    /// The signed hand-over is a form that is posted into the app's frame: the policy must allow those origins,
    /// and only those.
    private static void allowForms(List<RecordPage.AppFrame> apps, HttpServletResponse response) {
        if (!apps.isEmpty()) {
            String origins = Stream.concat(Stream.of("'self'"), apps.stream().map(app -> EmbeddedApp.origin(app.url())))
                    .distinct()
                    .collect(Collectors.joining(" "));
            response.setHeader("Content-Security-Policy", ContentPolicy.withForms(origins));
        }
    }

    @GetMapping(Routes.RECORD + "/head")
    @Needs(Action.READ_RECORDS)
    View head(CrmRecord it, User viewer) {
        return pages.show("recordpages/head", Map.of("head", reader.head(viewer, it, reader.around(viewer, it))));
    }

    @GetMapping(Routes.RECORD + "/facts")
    @Needs(Action.READ_RECORDS)
    View facts(CrmRecord it, User viewer) {
        Surroundings around = reader.around(viewer, it);
        return pages.show(
                "recordpages/facts",
                Map.of(
                        "path", Routes.of(it.ref()),
                        "facts", reader.facts(viewer, it, around),
                        "footnote", RecordReader.footnote(it, around)));
    }

    @GetMapping(Routes.RECORD + "/facts/{key}")
    @Needs(Action.READ_RECORDS)
    View fact(CrmRecord it, @PathVariable String key, User viewer) {
        Surroundings around = reader.around(viewer, it);
        return told(it, fact(it.type(), key, around), around, viewer);
    }

    private View told(CrmRecord it, Fact fact, Surroundings around, User viewer) {
        if (fact.key().equals(Field.TAGS.name())) {
            return pages.show("recordpages/tags", Map.of("head", reader.head(viewer, it, around)));
        }
        boolean editable = RecordPage.Rights.of(viewer, it).edit();
        return pages.show(
                "recordpages/fact",
                Map.of("path", Routes.of(it.ref()), "fact", RecordReader.told(fact, it, around, editable)));
    }

    private static Fact fact(RecordType type, String key, Surroundings around) {
        return Facts.named(type, key, around).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping(Routes.RECORD + "/facts/{key}/edit")
    @Needs(Action.EDIT_RECORDS)
    View edit(CrmRecord it, @PathVariable String key, User viewer) {
        Surroundings around = reader.around(viewer, it);
        Fact fact = fact(it.type(), key, around);
        return changing(it, fact, fact.editing().edit(it, around), HttpStatus.OK, "");
    }

    private View changing(CrmRecord it, Fact fact, Editor editor, HttpStatus status, String problem) {
        return pages.show(
                status,
                "recordpages/fact-edit",
                Map.of(
                        "path",
                        Routes.of(it.ref()),
                        "fact",
                        new RecordPage.Changing(fact.key(), fact.label(), editor, problem)));
    }

    /// A refused value comes back in its editor, as it was typed, with the sentence that says why.
    @PutMapping(Routes.RECORD + "/facts/{key}")
    @Needs(Action.EDIT_RECORDS)
    View change(
            CrmRecord it,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> fields,
            User viewer,
            HttpServletResponse response) {
        Surroundings around = reader.around(viewer, it);
        Fact fact = fact(it.type(), key, around);
        var form = new Form(fields, around.locale());
        try {
            var patch = Patch.empty();
            fact.writing().write(form, patch);
            CrmRecord changed = records.update(viewer, it.ref(), patch);
            response.setHeader("HX-Trigger", "record-saved");
            return told(changed, fact, reader.around(viewer, changed), viewer);
        } catch (Refusal refusal) {
            response.setHeader("X-Again", "1");
            Editor typed = Editors.filled(fact.editing().edit(it, around), form, key);
            return changing(it, fact, typed, HttpStatus.UNPROCESSABLE_CONTENT, texts.say(around.locale(), refusal));
        }
    }

    @PutMapping("/opportunities/{id:[0-9]+}/stage")
    @Needs(Action.EDIT_RECORDS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void move(
            @PathVariable long id,
            @RequestParam long stage,
            @RequestParam(defaultValue = "false") boolean reopen,
            User viewer,
            HttpServletResponse response) {
        var patch = Patch.of(Field.PIPELINE_STAGE_ID, stage);
        if (reopen) {
            patch.set(Field.STATUS, Opportunity.Status.OPEN);
        }
        records.update(viewer, RecordRef.opportunity(id), patch);
        response.setHeader("HX-Trigger", "record-saved");
    }

    @PutMapping("/opportunities/{id:[0-9]+}/status")
    @Needs(Action.EDIT_RECORDS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(
            @PathVariable long id,
            @RequestParam Opportunity.Status status,
            @RequestParam(required = false) @Nullable Long reason,
            User viewer,
            HttpServletResponse response) {
        var patch = Patch.of(Field.STATUS, status);
        if (reason != null) {
            patch.set(Field.LOSS_REASON_ID, reason);
        }
        records.update(viewer, RecordRef.opportunity(id), patch);
        response.setHeader("HX-Trigger", "record-saved");
    }

    @DeleteMapping(Routes.RECORD)
    @Needs(Action.DELETE_RECORDS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(CrmRecord it, User viewer, HttpServletResponse response) {
        records.delete(viewer, it.ref());
        response.setHeader("HX-Redirect", "/" + it.type().plural());
    }
}
