package dev.pactwire.setup;

import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.records.Activities;
import dev.pactwire.records.Activity;
import dev.pactwire.records.Catalog;
import dev.pactwire.records.RecordFiles;
import dev.pactwire.records.Records;
import dev.pactwire.records.Relations;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.Pipeline;
import dev.pactwire.recordtypes.PostalAddress;
import dev.pactwire.recordtypes.Priority;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Task;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Loads the demo: the customers of Lumen Studio, the same ones on every machine.
@Component
class DemoCompany {

    private static final int PEOPLE = 200;
    private static final int LEADS = 30;
    private static final int OPPORTUNITIES = 40;
    private static final int ACTIVITIES = 420;
    private static final int WITH_PAPERS = 12;
    private static final long SEED = 20190601;

    private final Records records;
    private final Relations relations;
    private final Activities activities;
    private final RecordFiles files;
    private final Catalog catalog;
    private final Clock clock;

    DemoCompany(
            Records records,
            Relations relations,
            Activities activities,
            RecordFiles files,
            Catalog catalog,
            Clock clock) {
        this.records = records;
        this.relations = relations;
        this.activities = activities;
        this.files = files;
        this.catalog = catalog;
        this.clock = clock;
    }

    /// @param primary the person whom an opportunity is with
    private record Deal(long id, long company, long primary, String name, BigDecimal value) {}

    /// What a run of the generator shares.
    private final class Demo {
        private final Random random = new Random(SEED);
        private final DemoPeople.Cast cast;
        private final Instant now = clock.instant();
        private final Set<String> mails = new HashSet<>();
        private final Map<RecordRef, Instant> known = new HashMap<>();

        Demo(DemoPeople.Cast cast) {
            this.cast = cast;
        }

        <T> T any(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }

        UserId owner() {
            return (random.nextInt(3) == 0 ? cast.jonas() : cast.ada()).id();
        }

        Instant past(int days) {
            return now.minus(Duration.ofMinutes(random.nextLong(60L * 24 * days)));
        }

        /// Nothing happens with a record before somebody has made it.
        Instant since(RecordRef ref, int days) {
            Instant earliest = known.getOrDefault(ref, now);
            Instant at = past(days);
            return at.isAfter(earliest)
                    ? at
                    : earliest.plus(Duration.ofMinutes(random.nextLong(1
                            + Math.min(
                                    60L * 24 * 20,
                                    Duration.between(earliest, now).toMinutes()))));
        }

        List<Long> load(RecordType type, List<Patch> patches) {
            List<Long> ids = records.load(cast.owner(), type, patches);
            var refs = ids.stream().map(id -> new RecordRef(type, id)).toList();
            records.all(cast.owner(), refs).forEach((ref, loaded) -> known.put(ref, loaded.created()));
            return ids;
        }
    }

    @Transactional
    public void load(DemoPeople.Cast cast) {
        var demo = new Demo(cast);
        catalog.describeAccount(cast.owner(), "Lumen Studio", "Europe/London", "EUR");
        Pipeline projects = catalog.pipelines().getFirst();
        Pipeline retainers = catalog.addPipeline(
                cast.owner(),
                "Retainers",
                true,
                List.of(
                        new Catalog.NewStage("First talk", 20),
                        new Catalog.NewStage("Offer", 50),
                        new Catalog.NewStage("Contract", 80)));
        List<Long> companies = demo.load(RecordType.COMPANY, companies(demo));
        List<Long> people = demo.load(RecordType.PERSON, people(demo, companies));
        demo.load(RecordType.LEAD, leads(demo));
        List<Deal> deals = deals(demo, companies, people, List.of(projects, retainers));
        activities.load(past(demo, companies, people, deals));
        tasks(demo, deals);
        papers(demo, deals);
    }

    private static String domain(String company) {
        String plain = Normalizer.normalize(company, Normalizer.Form.NFD).replaceAll("[^A-Za-z0-9]", "");
        return plain.toLowerCase(Locale.ROOT) + ".example";
    }

    private List<Patch> companies(Demo demo) {
        return DemoNames.COMPANIES.stream()
                .map(name -> Patch.of(Field.NAME, name)
                        .set(Field.EMAIL_DOMAIN, domain(name))
                        .set(Field.WEBSITES, List.of(new Labeled("https://www." + domain(name), "work")))
                        .set(Field.PHONE_NUMBERS, List.of(new Labeled(phone(demo), "work")))
                        .set(Field.ADDRESS, address(demo))
                        .set(Field.ASSIGNEE, demo.owner())
                        .set(Field.TAGS, demo.random.nextInt(4) == 0 ? List.of("key account") : List.of())
                        .set(Field.DATE_CREATED, demo.past(700)))
                .toList();
    }

    private static PostalAddress address(Demo demo) {
        String street = (1 + demo.random.nextInt(180)) + " "
                + demo.any(List.of("Mill Lane", "Station Road", "High Street", "Quay Street"));
        return new PostalAddress(street, demo.any(DemoNames.CITIES), null, null, null);
    }

    private static String phone(Demo demo) {
        return "+44 117 496 " + String.format("%04d", demo.random.nextInt(10_000));
    }

    private List<Patch> people(Demo demo, List<Long> companies) {
        var people = new ArrayList<Patch>();
        people.add(person(
                demo, "Grace", "Lindqvist", companies.getFirst(), DemoNames.COMPANIES.getFirst(), "Managing Director"));
        while (people.size() < PEOPLE) {
            int at = people.size() < companies.size() ? people.size() : demo.random.nextInt(companies.size());
            people.add(person(
                    demo,
                    demo.any(DemoNames.FIRST),
                    demo.any(DemoNames.LAST),
                    companies.get(at),
                    DemoNames.COMPANIES.get(at),
                    demo.any(DemoNames.TITLES)));
        }
        return people;
    }

    private static Patch person(Demo demo, String first, String last, long company, String companyName, String title) {
        return Patch.of(Field.FIRST_NAME, first)
                .set(Field.LAST_NAME, last)
                .set(Field.NAME, first + " " + last)
                .set(Field.TITLE, title)
                .set(Field.COMPANY_ID, company)
                .set(Field.EMAILS, List.of(new Labeled(mail(demo, first, last, domain(companyName)), "work")))
                .set(Field.PHONE_NUMBERS, List.of(new Labeled(phone(demo), "mobile")))
                .set(Field.ASSIGNEE, demo.owner())
                .set(Field.TAGS, demo.random.nextInt(6) == 0 ? List.of("newsletter") : List.of())
                .set(Field.DATE_CREATED, demo.since(RecordRef.company(company), 600));
    }

    /// Grace writes from the address that the documentation names.
    private static String mail(Demo demo, String first, String last, String domain) {
        String name = Normalizer.normalize(first, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
        String family = Normalizer.normalize(last, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
        String mail = name + "@" + domain;
        for (int i = 1; !demo.mails.add(mail); i++) {
            mail = name + "." + family + (i == 1 ? "" : String.valueOf(i)) + "@" + domain;
        }
        return mail;
    }

    private List<Patch> leads(Demo demo) {
        var leads = new ArrayList<Patch>();
        List<Catalog.Choice> statuses = catalog.choices().of(Catalog.Kind.LEAD_STATUS);
        for (int i = 0; i < LEADS; i++) {
            String first = demo.any(DemoNames.FIRST);
            String last = demo.any(DemoNames.LAST);
            String company = demo.any(List.of(
                    "Alba Foods", "Borealis Spa", "Corner Cinema", "Dune Camping", "Epoch Watches", "Faro Yachts"));
            leads.add(Patch.of(Field.FIRST_NAME, first)
                    .set(Field.LAST_NAME, last)
                    .set(Field.NAME, first + " " + last)
                    .set(Field.COMPANY_NAME, company)
                    .set(Field.TITLE, demo.any(DemoNames.TITLES))
                    .set(Field.EMAIL, new Labeled(mail(demo, first, last, domain(company)), "work"))
                    .set(Field.MONETARY_VALUE, BigDecimal.valueOf(1000L + 500L * demo.random.nextInt(30)))
                    .set(Field.CURRENCY, "EUR")
                    .set(Field.LEAD_STATUS_ID, demo.any(statuses).id())
                    .set(Field.ASSIGNEE, demo.owner())
                    .set(Field.DATE_CREATED, demo.past(120)));
        }
        return leads;
    }

    private List<Deal> deals(Demo demo, List<Long> companies, List<Long> people, List<Pipeline> pipelines) {
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

    private Patch deal(Demo demo, Pipeline pipeline, Deal plan, int index) {
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

    private long lossReason(Demo demo) {
        return demo.any(catalog.choices().of(Catalog.Kind.LOSS_REASON)).id();
    }

    private List<Activities.Past> past(Demo demo, List<Long> companies, List<Long> people, List<Deal> deals) {
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

    private void tasks(Demo demo, List<Deal> deals) {
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

    private void papers(Demo demo, List<Deal> deals) {
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
