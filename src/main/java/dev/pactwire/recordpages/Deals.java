package dev.pactwire.recordpages;

import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.facts.Shown;
import dev.pactwire.records.Filter;
import dev.pactwire.records.RecordQuery;
import dev.pactwire.records.Records;
import dev.pactwire.records.Sort;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Pipeline;
import dev.pactwire.recordtypes.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Open opportunities, and what they come to.
@Component
class Deals {

    static final int CARDS_OF_A_STAGE = 50;
    /// One person's opportunities are counted one by one; nobody works on more than these.
    private static final int MOST_OF_ONE_OWNER = 1_000;

    private final Records records;

    Deals(Records records) {
        this.records = records;
    }

    List<Opportunity> openOf(User viewer, UserId owner) {
        var all = new ArrayList<Opportunity>();
        for (int page = 1; all.size() < MOST_OF_ONE_OWNER; page++) {
            List<CrmRecord> found = records.search(
                    viewer,
                    RecordQuery.of(RecordType.OPPORTUNITY)
                            .where(Filter.is(Field.ASSIGNEE, owner))
                            .where(Filter.is(Field.STATUS, Opportunity.Status.OPEN))
                            .up(Sort.CLOSE_DATE)
                            .page(page, RecordQuery.MAX_PAGE));
            found.forEach(each -> all.add((Opportunity) each));
            if (found.size() < RecordQuery.MAX_PAGE) {
                break;
            }
        }
        return all;
    }

    /// The open opportunities of a stage that close first.
    List<Opportunity> in(User viewer, Pipeline.Stage stage) {
        return records
                .search(
                        viewer,
                        RecordQuery.of(RecordType.OPPORTUNITY)
                                .where(Filter.is(Field.PIPELINE_ID, stage.pipelineId()))
                                .where(Filter.is(Field.STATUS, Opportunity.Status.OPEN))
                                .where(Filter.is(Field.PIPELINE_STAGE_ID, stage.id()))
                                .up(Sort.CLOSE_DATE)
                                .page(1, CARDS_OF_A_STAGE))
                .stream()
                .map(Opportunity.class::cast)
                .toList();
    }

    /// What the open opportunities of a pipeline come to, by stage; a stage without any is absent.
    Map<Long, Total> totals(User viewer, long pipeline) {
        return records.stageTotals(viewer, pipeline).stream()
                .collect(Collectors.groupingBy(Records.StageTotal::stageId))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, stage -> total(stage.getValue())));
    }

    private static Total total(List<Records.StageTotal> byCurrency) {
        return new Total(
                byCurrency.stream().mapToInt(Records.StageTotal::count).sum(),
                byCurrency.stream()
                        .filter(each -> each.value().signum() != 0)
                        .map(each -> new Shown.Money(each.value(), each.currency()))
                        .toList());
    }
}
