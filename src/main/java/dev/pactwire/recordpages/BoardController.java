package dev.pactwire.recordpages;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.facts.Fact;
import dev.pactwire.facts.Form;
import dev.pactwire.facts.Shown;
import dev.pactwire.facts.Surroundings;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Pipeline;
import dev.pactwire.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// The board on which opportunities move from stage to stage.
@Controller
class BoardController {

    private final Deals deals;
    private final RecordReader reader;
    private final Pages pages;

    BoardController(Deals deals, RecordReader reader, Pages pages) {
        this.deals = deals;
        this.reader = reader;
        this.pages = pages;
    }

    @GetMapping("/opportunities/board")
    @Needs(Action.READ_RECORDS)
    View board(
            @RequestParam(defaultValue = "0") long pipeline,
            @RequestParam(defaultValue = "") String owner,
            User viewer,
            HttpServletRequest request) {
        Surroundings around = reader.around(viewer);
        List<Pipeline> all = around.choices().pipelines();
        Pipeline shown = around.choices().pipeline(pipeline).orElseGet(all::getFirst);
        var page = new BoardPage(
                shown.id(),
                all.stream()
                        .map(each -> Fact.option(each.id(), each.name(), null))
                        .toList(),
                owner(owner, viewer).isPresent() ? owner : "",
                ListController.owners(around).stream()
                        .filter(option -> !option.value().equals("none"))
                        .toList(),
                owner(owner, viewer)
                        .map(one -> columnsOf(viewer, one, shown, around))
                        .orElseGet(() -> columns(viewer, shown, around)),
                viewer.may(Action.EDIT_RECORDS));
        boolean boardOnly = "board".equals(request.getHeader("HX-Target"))
                && request.getHeader("HX-History-Restore-Request") == null;
        return pages.show(boardOnly ? "recordpages/board-columns" : "recordpages/board", Map.of("page", page));
    }

    private static Optional<UserId> owner(String asked, User viewer) {
        if (asked.equals("me")) {
            return Optional.of(viewer.id());
        }
        return Form.user(asked);
    }

    private List<BoardPage.Column> columns(User viewer, Pipeline pipeline, Surroundings around) {
        Map<Long, Total> totals = deals.totals(viewer, pipeline.id());
        return pipeline.stages().stream()
                .map(stage -> {
                    var total = totals.getOrDefault(stage.id(), new Total(0, List.of()));
                    return column(stage, total, total.count() == 0 ? List.of() : deals.in(viewer, stage), around);
                })
                .toList();
    }

    private List<BoardPage.Column> columnsOf(User viewer, UserId owner, Pipeline pipeline, Surroundings around) {
        List<Opportunity> all = deals.openOf(viewer, owner);
        return pipeline.stages().stream()
                .map(stage -> {
                    List<Opportunity> here = all.stream()
                            .filter(each -> each.pipelineStageId() == stage.id())
                            .toList();
                    return column(stage, Total.of(here), here, around);
                })
                .toList();
    }

    private static BoardPage.Column column(
            Pipeline.Stage stage, Total total, List<Opportunity> here, Surroundings around) {
        List<BoardPage.Card> cards = here.stream()
                .limit(Deals.CARDS_OF_A_STAGE)
                .map(each -> card(each, around))
                .toList();
        return new BoardPage.Column(
                stage.id(), stage.name(), total.count(), total.values(), cards, total.count() - cards.size());
    }

    private static BoardPage.Card card(Opportunity it, Surroundings around) {
        String company = it.companyName();
        return new BoardPage.Card(
                it.id(),
                it.name(),
                company == null ? "" : company,
                Shown.money(it.monetaryValue(), it.currency()),
                RecordReader.closes(it, around.today()),
                around.avatar(it.assignee()));
    }
}
