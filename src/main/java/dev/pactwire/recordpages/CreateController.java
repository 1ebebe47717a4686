package dev.pactwire.recordpages;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.facts.Editors;
import dev.pactwire.facts.Fact;
import dev.pactwire.facts.Facts;
import dev.pactwire.facts.Form;
import dev.pactwire.facts.Surroundings;
import dev.pactwire.platform.Refusal;
import dev.pactwire.records.Records;
import dev.pactwire.records.Relations;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.shell.Pages;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// New records: a dialog over the page where one is, or a page of its own when one comes by an address.
@Controller
class CreateController {

    private final Records records;
    private final Relations relations;
    private final RecordReader reader;
    private final Texts texts;
    private final Pages pages;

    CreateController(Records records, Relations relations, RecordReader reader, Texts texts, Pages pages) {
        this.records = records;
        this.relations = relations;
        this.reader = reader;
        this.texts = texts;
        this.pages = pages;
    }

    /// Parameters that are named like facts fill them: `/opportunities/new?company_id=3`; the new record will
    /// be related to the one that `for` names.
    @GetMapping(Routes.LIST + "/new")
    @Needs(Action.EDIT_RECORDS)
    View ask(
            RecordType type,
            @RequestParam MultiValueMap<String, String> given,
            User viewer,
            HttpServletRequest request) {
        Surroundings around = reader.around(viewer);
        var form = new Form(withDefaults(type, given, viewer), around.locale());
        return asking(type, form, around, viewer, HttpStatus.OK, "", isDialog(request));
    }

    /// A new record is its maker's, and what a picker names by its id it also shows by its name.
    private MultiValueMap<String, String> withDefaults(
            RecordType type, MultiValueMap<String, String> given, User viewer) {
        var filled = new LinkedMultiValueMap<>(given);
        filled.addIfAbsent(Field.ASSIGNEE.name(), viewer.id().value().toString());
        for (Fact fact : Facts.asked(type)) {
            Optional.ofNullable(named(fact.key()))
                    .flatMap(ofType -> Optional.ofNullable(given.getFirst(fact.key()))
                            .filter(id -> id.matches("[0-9]{1,16}"))
                            .flatMap(id -> records.get(viewer, new RecordRef(ofType, Long.parseLong(id)))))
                    .ifPresent(found -> filled.addIfAbsent(fact.key() + ".name", found.name()));
        }
        return filled;
    }

    private static @Nullable RecordType named(String key) {
        return switch (key) {
            case "company_id" -> RecordType.COMPANY;
            case "primary_contact_id" -> RecordType.PERSON;
            default -> null;
        };
    }

    private View asking(
            RecordType type,
            Form form,
            Surroundings around,
            User viewer,
            HttpStatus status,
            String problem,
            boolean dialog) {
        String origin = origin(type, form, viewer).map(Routes::of).orElse("");
        List<RecordPage.Changing> facts = Facts.asked(type).stream()
                .map(fact -> new RecordPage.Changing(
                        fact.key(),
                        fact.label(),
                        Editors.filled(fact.editing().edit(null, around), form, fact.key()),
                        ""))
                .toList();
        return pages.show(
                status,
                dialog ? "recordpages/new-dialog" : "recordpages/new",
                Map.of("type", type, "facts", facts, "origin", origin, "problem", problem));
    }

    /// The record that the new one is for: one that the viewer sees and that can be related to it.
    private Optional<RecordRef> origin(RecordType type, Form form, User viewer) {
        return Routes.ref(form.text("for"))
                .filter(ref -> ref.type().relatesTo(type))
                .filter(ref -> records.get(viewer, ref).isPresent());
    }

    @PostMapping(Routes.LIST)
    @Needs(Action.EDIT_RECORDS)
    Object create(
            RecordType type,
            @RequestParam MultiValueMap<String, String> fields,
            User viewer,
            HttpServletRequest request,
            HttpServletResponse response) {
        Surroundings around = reader.around(viewer);
        var form = new Form(fields, around.locale());
        try {
            RecordRef created = create(type, form, viewer);
            String next = Routes.of(origin(type, form, viewer).orElse(created));
            return isDialog(request)
                    ? ResponseEntity.noContent().header("HX-Redirect", next).build()
                    : new RedirectView(next);
        } catch (Refusal refusal) {
            response.setHeader("X-Again", "1");
            return asking(
                    type,
                    form,
                    around,
                    viewer,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    texts.say(around.locale(), refusal),
                    isDialog(request));
        }
    }

    private RecordRef create(RecordType type, Form form, User viewer) {
        var patch = Patch.empty();
        Facts.asked(type).stream()
                .filter(fact -> !isEmpty(fact, form))
                .forEach(fact -> fact.writing().write(form, patch));
        RecordRef created = records.create(viewer, type, patch).ref();
        origin(type, form, viewer).ifPresent(origin -> relations.relate(viewer, origin, created));
        return created;
    }

    /// What was left empty keeps the CRM's default.
    private static boolean isEmpty(Fact fact, Form form) {
        return form.text(fact.key()).isEmpty()
                && form.all(fact.key() + ".value").stream().allMatch(String::isBlank)
                && form.fields().entrySet().stream()
                        .filter(field -> field.getKey().startsWith(fact.key() + "."))
                        .filter(field -> !field.getKey().endsWith(".currency")
                                && !field.getKey().endsWith(".category"))
                        .flatMap(field -> field.getValue().stream())
                        .allMatch(String::isBlank);
    }

    private static boolean isDialog(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }
}
