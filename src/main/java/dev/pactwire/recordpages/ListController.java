package dev.pactwire.recordpages;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.facts.Editor;
import dev.pactwire.facts.Fact;
import dev.pactwire.facts.Label;
import dev.pactwire.facts.Surroundings;
import dev.pactwire.records.Catalog;
import dev.pactwire.records.Records;
import dev.pactwire.records.Start;
import dev.pactwire.records.Stretch;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// The lists of people, leads, companies and opportunities.
@Controller
class ListController {

    private final Records records;
    private final RecordReader reader;
    private final Pages pages;

    ListController(Records records, RecordReader reader, Pages pages) {
        this.records = records;
        this.reader = reader;
        this.pages = pages;
    }

    @GetMapping(Routes.LIST)
    @Needs(Action.READ_RECORDS)
    View list(
            RecordType type,
            @RequestParam MultiValueMap<String, String> asked,
            User viewer,
            HttpServletRequest request) {
        ListPage page = page(ListState.of(type, asked), viewer);
        boolean rowsOnly = "list".equals(request.getHeader("HX-Target"))
                && request.getHeader("HX-History-Restore-Request") == null;
        return pages.show(rowsOnly ? "recordpages/list-rows" : "recordpages/list", Map.of("page", page));
    }

    /// Walking beyond an end of the list leads to the page that is there.
    private ListPage page(ListState asked, User viewer) {
        Stretch found = records.walk(viewer, asked.query(viewer), asked.start());
        if (asked.start().isBackward() && !found.more()) {
            return page(asked.at(Start.Edge.FIRST), found(asked, Start.Edge.FIRST, viewer), viewer);
        } else if (asked.start() instanceof Start.After && found.rows().isEmpty()) {
            return page(asked.at(Start.Edge.LAST), viewer);
        }
        return page(asked, found, viewer);
    }

    private Stretch found(ListState state, Start start, User viewer) {
        return records.walk(viewer, state.query(viewer), start);
    }

    private ListPage page(ListState state, Stretch found, User viewer) {
        Surroundings around = reader.around(viewer);
        List<Columns.Column> columns = Columns.of(state.type());
        boolean backward = state.start().isBackward();
        boolean isFirst = state.start() == Start.Edge.FIRST;
        boolean isLast = state.start() == Start.Edge.LAST || !backward && !found.more();
        List<Stretch.Row> rows = found.rows();
        return new ListPage(
                state,
                columns,
                rows.stream().map(it -> row(it.found(), columns, around)).toList(),
                isFirst || rows.isEmpty() ? "" : state.before(rows.getFirst().place()),
                isLast || rows.isEmpty() ? "" : state.after(rows.getLast().place()),
                owners(around),
                statuses(state.type(), around),
                pipelines(state.type(), around),
                viewer.may(Action.EDIT_RECORDS));
    }

    private static ListPage.Row row(CrmRecord it, List<Columns.Column> columns, Surroundings around) {
        return new ListPage.Row(
                it.id(),
                Routes.of(it.ref()),
                it.name(),
                RecordReader.initials(it),
                Routes.icon(it.type()),
                columns.stream().map(column -> column.cell().apply(it, around)).toList());
    }

    static List<Editor.Option> owners(Surroundings around) {
        var options = new ArrayList<>(List.of(
                new Editor.Option("", Label.key("recordpages.owner.all"), null),
                new Editor.Option("me", Label.key("recordpages.owner.me"), null),
                new Editor.Option("none", Label.key("recordpages.owner.none"), null)));
        around.users().values().stream()
                .filter(User::active)
                .forEach(user ->
                        options.add(new Editor.Option(user.id().value().toString(), Label.words(user.name()), null)));
        return options;
    }

    private static List<Editor.Option> statuses(RecordType type, Surroundings around) {
        var all = new Editor.Option("all", Label.key("recordpages.status.all"), null);
        var options = new ArrayList<>(List.of(all));
        switch (type) {
            case LEAD ->
                around.choices()
                        .of(Catalog.Kind.LEAD_STATUS)
                        .forEach(each -> options.add(Fact.option(each.id(), each.name(), null)));
            case OPPORTUNITY ->
                List.of(Opportunity.Status.values())
                        .forEach(each -> options.add(new Editor.Option(each.name(), Label.of(each), null)));
            case PERSON, COMPANY, TASK -> options.clear();
        }
        return options;
    }

    private static List<Editor.Option> pipelines(RecordType type, Surroundings around) {
        if (type != RecordType.OPPORTUNITY || around.choices().pipelines().size() < 2) {
            return List.of();
        }
        var options = new ArrayList<>(List.of(new Editor.Option("", Label.key("recordpages.pipeline.all"), null)));
        around.choices().pipelines().forEach(each -> options.add(Fact.option(each.id(), each.name(), null)));
        return options;
    }

    /// Counting costs more than a page of rows: it is asked for afterwards.
    @GetMapping(Routes.LIST + "/count")
    @Needs(Action.READ_RECORDS)
    View count(
            RecordType type,
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(defaultValue = "0") int ending,
            User viewer) {
        int count = records.count(viewer, ListState.of(type, asked).query(viewer));
        return pages.show("recordpages/count", Map.of("count", ListCount.of(count, ending)));
    }
}
