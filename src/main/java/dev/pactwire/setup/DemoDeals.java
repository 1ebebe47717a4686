package dev.pactwire.setup;

import dev.pactwire.access.User;
import dev.pactwire.records.Activities;
import dev.pactwire.records.Activity;
import dev.pactwire.records.Catalog;
import dev.pactwire.records.RecordFiles;
import dev.pactwire.records.Records;
import dev.pactwire.records.Relations;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.Pipeline;
import dev.pactwire.recordtypes.Priority;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Task;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// The opportunities of the demo: what was said about them, what is to be done, and their papers.
@Component
class DemoDeals {

    private static final int OPPORTUNITIES = 40;
    private static final int ACTIVITIES = 420;
    private static final int WITH_PAPERS = 12;

    private final Records records;
    private final Relations relations;
    private final Activities activities;
    private final RecordFiles files;
    private final Catalog catalog;

    DemoDeals(Records records, Relations relations, Activities activities, RecordFiles files, Catalog catalog) {
        this.records = records;
        this.relations = relations;
        this.activities = activities;
        this.files = files;
        this.catalog = catalog;
    }

    /// @param primary the person whom an opportunity is with
    private record Deal(long id, long company, long primary, String name, BigDecimal value) {}

    /// Loads the opportunities and what belongs to them.
    void load(DemoRun demo, List<Long> companies, List<Long> people, List<Pipeline> pipelines) {
        List<Deal> deals = deals(demo, companies, people, pipelines);
        activities.load(past(demo, companies, people, deals));
        tasks(demo, deals);
        papers(demo, deals);
    }

    private List<Deal> deals(DemoRun demo, List<Long> companies, List<Long> people, List<Pipeline> pipelines) {
        var patches = new ArrayList<Patch>();
        var planned = new ArrayList<Deal>();
        for (int i = 0; i < OPPORTUNITIES; i++) {
            int at = i == 0 ? 0 : demo.random.nextInt(companies.size());
            Pipeline pipeline = pipelines.get(i % 4 == 3 ? 1 : 0);
            String work = i == 0 ? "Brand film" : i % 4 == 3 ? "Social media retainer" : demo.any(DemoNames.WORK);
            String name = DemoNames.COMPANIES.get(at) + ": " + work;
            var value = BigDecimal.valueOf(2500L + 500L * demo.random.nextInt(90));
            planned.add(new Deal(0, companies.get(at), people.get(at), name, value));
            patches.add(deal(demo, pipeline, planned.getLast(), i));
        }
        List<Long> ids = demo.load(RecordType.OPPORTUNITY, patches);
        var deals = new ArrayList<Deal>();
        for (int i = 0; i < ids.size(); i++) {
            Deal plan = planned.get(i);
            deals.add(new Deal(ids.get(i), plan.company(), plan.primary(), plan.name(), plan.value()));
        }
        return deals;
    }

    private Patch deal(DemoRun demo, Pipeline pipeline, Deal plan, int index) {
        Opportunity.Status status = index < 28
                ? Opportunity.Status.OPEN
                : index < 35
                        ? Opportunity.Status.WON
                        : index < 39 ? Opportunity.Status.LOST : Opportunity.Status.ABANDONED;
        var stages = pipeline.stages();
        var stage = status == Opportunity.Status.WON
                ? stages.getLast()
                : stages.get(index == 0 ? 2 : demo.random.nextInt(stages.size()));
        return Patch.of(Field.NAME, plan.name())
                .set(Field.COMPANY_ID, plan.company())
                .set(Field.PRIMARY_CONTACT_ID, plan.primary())
                .set(Field.PIPELINE_ID, pipeline.id())
                .set(Field.PIPELINE_STAGE_ID, stage.id())
                .set(Field.STATUS, status)
                .set(Field.LOSS_REASON_ID, status == Opportunity.Status.LOST ? lossReason(demo) : null)
                .set(Field.MONETARY_VALUE, plan.value())
                .set(Field.CURRENCY, "EUR")
                .set(Field.PRIORITY, demo.any(List.of(Priority.values())))
                .set(
                        Field.CLOSE_DATE,
                        LocalDate.ofInstant(demo.now, ZoneOffset.UTC)
                                .plusDays(demo.random.nextInt(90) - (status == Opportunity.Status.OPEN ? 0 : 100)))
                .set(Field.ASSIGNEE, index == 0 ? demo.cast.ada().id() : demo.owner())
                .set(Field.DATE_CREATED, demo.since(RecordRef.person(plan.primary()), 200));
    }

    private long lossReason(DemoRun demo) {
        return demo.any(catalog.choices().of(Catalog.Kind.LOSS_REASON)).id();
    }

    private List<Activities.Past> past(DemoRun demo, List<Long> companies, List<Long> people, List<Deal> deals) {
        var phoneCall = new Activity.Type(Activity.Category.USER, 1);
        var meeting = new Activity.Type(Activity.Category.USER, 2);
        var past = new ArrayList<Activities.Past>();
        for (int i = 0; i < ACTIVITIES; i++) {
            RecordRef parent = i % 2 == 0
                    ? RecordRef.opportunity(demo.any(deals).id())
                    : i % 5 == 0 ? RecordRef.company(demo.any(companies)) : RecordRef.person(demo.any(people));
            User user = demo.random.nextInt(3) == 0 ? demo.cast.jonas() : demo.cast.ada();
            Instant at = demo.since(parent, 150);
            Activities.Past one = switch (i % 4) {
                case 0 -> new Activities.Past(parent, phoneCall, user, demo.any(DemoNames.CALLS), at);
                case 1 -> new Activities.Past(parent, meeting, user, demo.any(DemoNames.MEETINGS), at);
                default -> new Activities.Past(parent, Activity.Type.NOTE, user, demo.any(DemoNames.NOTES), at);
            };
            past.add(one);
        }
        return past;
    }

    private void tasks(DemoRun demo, List<Deal> deals) {
        var tasks = new ArrayList<Patch>();
        for (int i = 0; i < 14; i++) {
            tasks.add(Patch.of(
                            Field.NAME,
                            demo.any(List.of(
                                    "Send the contract",
                                    "Call back about the dates",
                                    "Prepare the offer",
                                    "Ask for the logo files")))
                    .set(
                            Field.RELATED_RECORD,
                            RecordRef.opportunity(deals.get(i).id()))
                    .set(Field.DUE_DATE, demo.now.plus(Duration.ofHours(demo.random.nextInt(240) - 48)))
                    .set(Field.TASK_STATUS, Task.Status.OPEN)
                    .set(
                            Field.ASSIGNEE,
                            i % 3 == 2
                                    ? demo.cast.jonas().id()
                                    : demo.cast.ada().id()));
        }
        records.load(demo.cast.owner(), RecordType.TASK, tasks);
    }

    private void papers(DemoRun demo, List<Deal> deals) {
        for (Deal deal : deals.subList(0, WITH_PAPERS)) {
            String customer = deal.name().substring(0, deal.name().indexOf(':'));
            String work = deal.name().substring(deal.name().indexOf(':') + 2);
            var parent = RecordRef.opportunity(deal.id());
            String price = String.format(Locale.ENGLISH, "EUR %,d", deal.value().longValue());
            files.add(
                    demo.cast.ada(),
                    parent,
                    "Order form.pdf",
                    "application/pdf",
                    DemoPapers.orderForm(customer, work, price));
            files.add(demo.cast.ada(), parent, "NDA.pdf", "application/pdf", DemoPapers.nda(customer));
        }
        Deal first = deals.getFirst();
        relations.relate(demo.cast.owner(), RecordRef.opportunity(first.id()), RecordRef.person(first.primary()));
    }
}
