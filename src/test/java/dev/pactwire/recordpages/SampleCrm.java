package dev.pactwire.recordpages;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.records.Activities;
import dev.pactwire.records.Activity;
import dev.pactwire.records.Activity.Category;
import dev.pactwire.records.Catalog;
import dev.pactwire.records.CustomFields;
import dev.pactwire.records.RecordFiles;
import dev.pactwire.records.Records;
import dev.pactwire.records.Relations;
import dev.pactwire.recordtypes.CustomField;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.Pipeline;
import dev.pactwire.recordtypes.PostalAddress;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/// A small company's CRM as it looks after a few months, for screenshots.
class SampleCrm {

    private static final List<String> COMPANIES = List.of(
            "Harbor & Pine",
            "Northwind Ateliers",
            "Quayside Books",
            "Maison Verdier",
            "Solstice Foods",
            "Kiln & Co",
            "Tidewater Clinic",
            "Larkspur Travel",
            "Brightmoor Energy",
            "Ostrava Print");
    private static final List<String> PEOPLE = List.of(
            "Grace Lindqvist",
            "Omar Haddad",
            "Ines Carvalho",
            "Peter Novák",
            "Yuki Sato",
            "Léa Fontaine",
            "Sam Whitlock",
            "Priya Raman",
            "Jonas Weber",
            "Chloé Martin",
            "Dmitri Volkov",
            "Amara Okoye");

    private final Office office;
    private final Records records;
    private final Relations relations;
    private final Activities activities;
    private final RecordFiles files;
    private final Catalog catalog;
    private final CustomFields customFields;

    SampleCrm(ApplicationContext program) {
        office = new Office(program);
        records = program.getBean(Records.class);
        relations = program.getBean(Relations.class);
        activities = program.getBean(Activities.class);
        files = program.getBean(RecordFiles.class);
        catalog = program.getBean(Catalog.class);
        customFields = program.getBean(CustomFields.class);
    }

    /// @param deal an opportunity with something in every corner of its page
    record Sample(
            User ada, User camille, User noor, RecordRef deal, RecordRef grace, RecordRef company, RecordRef lead) {}

    Sample load() {
        User tomas = office.user("Tomás Okafor", Role.ADMIN);
        User ada = office.ada();
        User camille = office.user("Camille Roux", Role.SALES, Locale.FRENCH);
        User noor = office.user("Noor Haddad", Role.VIEWER);
        CustomField terms = customFields.add(
                tomas,
                "Payment terms",
                CustomField.DataType.DROPDOWN,
                Set.of(RecordType.OPPORTUNITY),
                null,
                List.of("14 days", "30 days", "60 days"));
        customFields.add(
                tomas,
                "Renews on",
                CustomField.DataType.DATE,
                Set.of(RecordType.OPPORTUNITY, RecordType.COMPANY),
                null,
                List.of());
        Pipeline partners = catalog.addPipeline(
                tomas,
                "Partnerships",
                true,
                List.of(new Catalog.NewStage("First talk", 10), new Catalog.NewStage("Terms agreed", 60)));
        Pipeline sales = catalog.pipelines().getFirst();

        var companies = new ArrayList<RecordRef>();
        for (String name : COMPANIES) {
            String domain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "") + ".example";
            companies.add(records.create(
                            ada,
                            RecordType.COMPANY,
                            Patch.of(Field.NAME, name)
                                    .set(Field.EMAIL_DOMAIN, domain)
                                    .set(Field.ASSIGNEE, companies.size() % 3 == 0 ? camille.id() : ada.id())
                                    .set(
                                            Field.PHONE_NUMBERS,
                                            List.of(new Labeled("+33 1 44 55 01 " + (10 + companies.size()), "work")))
                                    .set(
                                            Field.ADDRESS,
                                            new PostalAddress(
                                                    "12 Quai des Brumes",
                                                    companies.size() % 2 == 0 ? "Nantes" : "Lyon",
                                                    null,
                                                    "44000",
                                                    "FR")))
                    .ref());
        }
        var people = new ArrayList<RecordRef>();
        for (String name : PEOPLE) {
            RecordRef company = companies.get(people.size() % companies.size());
            people.add(records.create(
                            ada,
                            RecordType.PERSON,
                            Patch.of(Field.NAME, name)
                                    .set(
                                            Field.TITLE,
                                            people.size() % 2 == 0 ? "Managing director" : "Head of purchasing")
                                    .set(Field.COMPANY_ID, company.id())
                                    .set(
                                            Field.EMAILS,
                                            List.of(Labeled.work(name.split(" ")[0].toLowerCase(Locale.ROOT)
                                                    + people.size() + "@sample.example")))
                                    .set(
                                            Field.PHONE_NUMBERS,
                                            List.of(new Labeled("+1 415 555 01" + (30 + people.size()), "mobile")))
                                    .set(Field.ASSIGNEE, people.size() % 3 == 1 ? camille.id() : ada.id())
                                    .set(
                                            Field.TAGS,
                                            people.size() % 4 == 0
                                                    ? List.of("newsletter", "decision maker")
                                                    : List.of()))
                    .ref());
        }
        var deals = new ArrayList<RecordRef>();
        List<String> names = List.of(
                "Harbor & Pine – autumn collection",
                "Showroom redesign",
                "Catalogue 2027",
                "Winter campaign",
                "Brand refresh",
                "Packaging line",
                "Clinic signage",
                "Travel brochure",
                "Annual report",
                "Poster series",
                "Web shop photos",
                "Trade fair stand",
                "Menu cards",
                "Photo library",
                "Label design",
                "Launch film");
        for (String name : names) {
            int at = deals.size();
            Pipeline pipeline = at % 6 == 5 ? partners : sales;
            deals.add(records.create(
                            ada,
                            RecordType.OPPORTUNITY,
                            Patch.of(Field.NAME, name)
                                    .set(
                                            Field.COMPANY_ID,
                                            companies.get(at % companies.size()).id())
                                    .set(
                                            Field.PRIMARY_CONTACT_ID,
                                            people.get(at % people.size()).id())
                                    .set(Field.MONETARY_VALUE, BigDecimal.valueOf(4_500L + at * 3_750L))
                                    .set(Field.CURRENCY, "EUR")
                                    .set(
                                            Field.PIPELINE_STAGE_ID,
                                            pipeline.stages()
                                                    .get(at % pipeline.stages().size())
                                                    .id())
                                    .set(Field.CLOSE_DATE, LocalDate.now().plusDays(at * 6L - 9))
                                    .set(Field.ASSIGNEE, at % 5 == 4 ? camille.id() : ada.id()))
                    .ref());
        }
        RecordRef deal = deals.getFirst();
        records.update(
                ada,
                deal,
                Patch.of(Field.TAGS, List.of("key account", "autumn"))
                        .set(Field.DETAILS, "Twelve looks, two locations. Usage rights for print and web, two years.")
                        .custom(terms.id(), terms.options().get(1).id()));
        records.update(
                ada,
                deal,
                Patch.of(Field.PIPELINE_STAGE_ID, sales.stages().get(2).id()));
        records.update(ada, deal, Patch.of(Field.MONETARY_VALUE, new BigDecimal("48000")));
        relations.relate(ada, deal, people.get(5));
        activities.add(
                ada,
                deal,
                Activity.Type.NOTE,
                "Grace likes the second route. She wants the usage rights spelled out in the order form before it goes to their board on Thursday.",
                Instant.now().minus(3, ChronoUnit.HOURS));
        activities.add(
                camille,
                deal,
                new Activity.Type(Category.USER, 1),
                "Called about the location fee: they pay it.",
                Instant.now().minus(1, ChronoUnit.DAYS));
        activities.add(
                ada,
                deal,
                new Activity.Type(Category.USER, 2),
                "Kick-off at their warehouse.\nPresent: Grace, Omar, the photographer.",
                Instant.now().minus(4, ChronoUnit.DAYS));
        activities.add(
                ada,
                people.getFirst(),
                Activity.Type.NOTE,
                "Back from leave on Monday.",
                Instant.now().minus(5, ChronoUnit.HOURS));
        files.add(ada, deal, "Order form autumn collection.pdf", "application/pdf", new byte[184_000]);
        files.add(camille, deal, "NDA Harbor & Pine.pdf", "application/pdf", new byte[92_400]);
        task(ada, deal, "Send the order form", -1);
        task(ada, deal, "Ask Omar for the floor plan", 2);
        task(ada, people.getFirst(), "Congratulate on the new shop", 5);
        var lead = records.create(
                        ada,
                        RecordType.LEAD,
                        Patch.of(Field.NAME, "Rosa Delgado")
                                .set(Field.COMPANY_NAME, "Delgado Ceramics")
                                .set(Field.EMAIL, Labeled.work("rosa@delgado.example"))
                                .set(Field.MONETARY_VALUE, new BigDecimal("6500"))
                                .set(Field.ASSIGNEE, ada.id()))
                .ref();
        records.create(
                ada,
                RecordType.LEAD,
                Patch.of(Field.NAME, "Tom Ashby")
                        .set(Field.COMPANY_NAME, "Ashby & Sons")
                        .set(Field.ASSIGNEE, camille.id()));
        return new Sample(ada, camille, noor, deal, people.getFirst(), companies.getFirst(), lead);
    }

    private void task(User ada, RecordRef about, String name, int days) {
        records.create(
                ada,
                RecordType.TASK,
                Patch.of(Field.NAME, name)
                        .set(Field.RELATED_RECORD, about)
                        .set(Field.ASSIGNEE, ada.id())
                        .set(Field.DUE_DATE, Instant.now().plus(days, ChronoUnit.DAYS)));
    }
}
