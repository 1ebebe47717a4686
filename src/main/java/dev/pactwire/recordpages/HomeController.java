package dev.pactwire.recordpages;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.facts.Shown;
import dev.pactwire.facts.Surroundings;
import dev.pactwire.records.Filter;
import dev.pactwire.records.RecordQuery;
import dev.pactwire.records.Records;
import dev.pactwire.records.Sort;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Pipeline;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Task;
import dev.pactwire.shell.Pages;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// The first page: the viewer's own work.
@Controller
class HomeController {

    private static final int CLOSING = 6;
    private static final int TODOS = 8;
    private static final int NEWS = 12;

    private final Records records;
    private final Deals deals;
    private final RecordReader reader;
    private final TimelineReader timelines;
    private final Pages pages;

    HomeController(Records records, Deals deals, RecordReader reader, TimelineReader timelines, Pages pages) {
        this.records = records;
        this.deals = deals;
        this.reader = reader;
        this.timelines = timelines;
        this.pages = pages;
    }

    @GetMapping("/")
    @Needs(Action.READ_RECORDS)
    View home(User viewer) {
        Surroundings around = reader.around(viewer);
        List<Opportunity> open = deals.openOf(viewer, viewer.id());
        var page = new HomePage(
                Total.of(open),
                shares(open, around),
                open.stream()
                        .filter(each -> each.closeDate() != null)
                        .limit(CLOSING)
                        .map(each -> closing(each, around))
                        .toList(),
                todos(viewer, around),
                timelines.latest(viewer, NEWS, around),
                viewer.may(Action.EDIT_RECORDS));
        return pages.show("recordpages/home", Map.of("page", page));
    }

    private static List<HomePage.PipelineShare> shares(List<Opportunity> open, Surroundings around) {
        Map<Long, List<Opportunity>> byPipeline = open.stream().collect(Collectors.groupingBy(Opportunity::pipelineId));
        return around.choices().pipelines().stream()
                .filter(pipeline -> byPipeline.containsKey(pipeline.id()))
                .map(pipeline -> share(pipeline, byPipeline.getOrDefault(pipeline.id(), List.of())))
                .toList();
    }

    private static HomePage.PipelineShare share(Pipeline pipeline, List<Opportunity> open) {
        Map<Long, List<Opportunity>> byStage =
                open.stream().collect(Collectors.groupingBy(Opportunity::pipelineStageId));
        double widest = byStage.values().stream()
                .mapToDouble(HomeController::weight)
                .max()
                .orElse(1);
        List<HomePage.StageShare> stages = pipeline.stages().stream()
                .map(stage -> {
                    List<Opportunity> here = byStage.getOrDefault(stage.id(), List.of());
                    return new HomePage.StageShare(
                            stage.id(), stage.name(), Total.of(here), percent(weight(here), widest));
                })
                .toList();
        return new HomePage.PipelineShare(pipeline.id(), pipeline.name(), Total.of(open), stages);
    }

    /// The length of a bar: currencies are not converted, a bar is only a hint.
    private static double weight(List<Opportunity> deals) {
        return deals.stream()
                .map(Opportunity::monetaryValue)
                .filter(Objects::nonNull)
                .mapToDouble(Number::doubleValue)
                .sum();
    }

    private static int percent(double weight, double widest) {
        return widest <= 0 ? 0 : (int) Math.ceil(weight / widest * 100);
    }

    private static HomePage.Closing closing(Opportunity it, Surroundings around) {
        String company = it.companyName();
        return new HomePage.Closing(
                it.id(),
                it.name(),
                company == null ? "" : company,
                around.stageName(it.pipelineStageId()),
                Shown.money(it.monetaryValue(), it.currency()),
                RecordReader.closes(it, around.today()));
    }

    private List<RecordPage.Todo> todos(User viewer, Surroundings around) {
        List<Task> tasks = records
                .search(
                        viewer,
                        RecordQuery.of(RecordType.TASK)
                                .where(Filter.is(Field.ASSIGNEE, viewer.id()))
                                .where(Filter.is(Field.TASK_STATUS, Task.Status.OPEN))
                                .up(Sort.DUE_DATE)
                                .page(1, TODOS))
                .stream()
                .map(Task.class::cast)
                .toList();
        Map<RecordRef, CrmRecord> about = records.all(
                viewer,
                tasks.stream().flatMap(task -> Stream.ofNullable(task.about())).collect(Collectors.toSet()));
        return tasks.stream()
                .map(task -> SideReader.todo(task, around, about(task, about)))
                .toList();
    }

    private static Shown.@Nullable Link about(Task task, Map<RecordRef, CrmRecord> known) {
        RecordRef ref = task.about();
        CrmRecord about = ref == null ? null : known.get(ref);
        return about == null ? null : new Shown.Link(about.name(), Routes.of(about.ref()), null);
    }
}
