package dev.pactwire.setup;

import dev.pactwire.records.Catalog;
import dev.pactwire.records.Records;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.Pipeline;
import dev.pactwire.recordtypes.PostalAddress;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Loads the demo: the customers of Lumen Studio, the same ones on every machine.
@Component
class DemoCompany {

    private static final int PEOPLE = 200;
    private static final int LEADS = 30;

    private final Records records;
    private final Catalog catalog;
    private final DemoDeals deals;
    private final Clock clock;

    DemoCompany(Records records, Catalog catalog, DemoDeals deals, Clock clock) {
        this.records = records;
        this.catalog = catalog;
        this.deals = deals;
        this.clock = clock;
    }

    @Transactional
    public void load(DemoPeople.Cast cast) {
        var demo = new DemoRun(records, cast, clock.instant());
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
        deals.load(demo, companies, people, List.of(projects, retainers));
    }

    private List<Patch> companies(DemoRun demo) {
        return DemoNames.COMPANIES.stream()
                .map(name -> Patch.of(Field.NAME, name)
                        .set(Field.EMAIL_DOMAIN, DemoRun.domain(name))
                        .set(Field.WEBSITES, List.of(new Labeled("https://www." + DemoRun.domain(name), "work")))
                        .set(Field.PHONE_NUMBERS, List.of(new Labeled(demo.phone(), "work")))
                        .set(Field.ADDRESS, address(demo))
                        .set(Field.ASSIGNEE, demo.owner())
                        .set(Field.TAGS, demo.random.nextInt(4) == 0 ? List.of("key account") : List.of())
                        .set(Field.DATE_CREATED, demo.past(700)))
                .toList();
    }

    private static PostalAddress address(DemoRun demo) {
        String street = (1 + demo.random.nextInt(180)) + " "
                + demo.any(List.of("Mill Lane", "Station Road", "High Street", "Quay Street"));
        return new PostalAddress(street, demo.any(DemoNames.CITIES), null, null, null);
    }

    private List<Patch> people(DemoRun demo, List<Long> companies) {
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

    private static Patch person(
            DemoRun demo, String first, String last, long company, String companyName, String title) {
        return Patch.of(Field.FIRST_NAME, first)
                .set(Field.LAST_NAME, last)
                .set(Field.NAME, first + " " + last)
                .set(Field.TITLE, title)
                .set(Field.COMPANY_ID, company)
                .set(Field.EMAILS, List.of(new Labeled(demo.mail(first, last, DemoRun.domain(companyName)), "work")))
                .set(Field.PHONE_NUMBERS, List.of(new Labeled(demo.phone(), "mobile")))
                .set(Field.ASSIGNEE, demo.owner())
                .set(Field.TAGS, demo.random.nextInt(6) == 0 ? List.of("newsletter") : List.of())
                .set(Field.DATE_CREATED, demo.since(RecordRef.company(company), 600));
    }

    private List<Patch> leads(DemoRun demo) {
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
                    .set(Field.EMAIL, new Labeled(demo.mail(first, last, DemoRun.domain(company)), "work"))
                    .set(Field.MONETARY_VALUE, BigDecimal.valueOf(1000L + 500L * demo.random.nextInt(30)))
                    .set(Field.CURRENCY, "EUR")
                    .set(Field.LEAD_STATUS_ID, demo.any(statuses).id())
                    .set(Field.ASSIGNEE, demo.owner())
                    .set(Field.DATE_CREATED, demo.past(120)));
        }
        return leads;
    }
}
