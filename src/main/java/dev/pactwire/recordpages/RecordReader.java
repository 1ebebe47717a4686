package dev.pactwire.recordpages;

import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.access.Users;
import dev.pactwire.facts.Fact;
import dev.pactwire.facts.Facts;
import dev.pactwire.facts.Label;
import dev.pactwire.facts.Shown;
import dev.pactwire.facts.Surroundings;
import dev.pactwire.records.Catalog;
import dev.pactwire.records.CustomFields;
import dev.pactwire.records.Records;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.shell.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Reads what the head and the facts of a record's page need; each thing once for a request.
@Component
class RecordReader {

    private final Records records;
    private final Catalog catalog;
    private final CustomFields customFields;
    private final Users users;
    private final Clock clock;

    RecordReader(Records records, Catalog catalog, CustomFields customFields, Users users, Clock clock) {
        this.records = records;
        this.catalog = catalog;
        this.customFields = customFields;
        this.users = users;
        this.clock = clock;
    }

    /// What a page of many records needs.
    Surroundings around(User viewer) {
        return surroundings(viewer, Map.of());
    }

    /// What the page of that record needs, with the names of the records that it names.
    Surroundings around(User viewer, CrmRecord it) {
        var names = new HashMap<RecordRef, String>();
        Long company = it.get(Field.COMPANY_ID);
        String companyName = it.get(Field.COMPANY_NAME);
        if (company != null && companyName != null) {
            names.put(RecordRef.company(company), companyName);
        }
        Long contact = it.get(Field.PRIMARY_CONTACT_ID);
        if (contact != null) {
            records.get(viewer, RecordRef.person(contact)).ifPresent(found -> names.put(found.ref(), found.name()));
        }
        return surroundings(viewer, names);
    }

    private Surroundings surroundings(User viewer, Map<RecordRef, String> names) {
        var byId = new LinkedHashMap<UserId, User>();
        users.all().forEach(user -> byId.put(user.id(), user));
        Locale locale = Texts.LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(viewer.locale().getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
        return new Surroundings(catalog.choices(), byId, customFields.all(), names, locale, today());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    RecordPage.Head head(User viewer, CrmRecord it, Surroundings around) {
        return new RecordPage.Head(
                it.type(),
                it.id(),
                it.name(),
                initials(it),
                Routes.icon(it.type()),
                subtitle(it, around),
                it.tags(),
                around.avatar(it.assignee()),
                it instanceof Opportunity opportunity ? deal(opportunity, around) : null,
                RecordPage.Rights.of(viewer, it));
    }

    private static List<Shown> subtitle(CrmRecord it, Surroundings around) {
        Long company = it.get(Field.COMPANY_ID);
        Shown companyLink = company == null
                ? Shown.text(it.get(Field.COMPANY_NAME))
                : Shown.link(around.name(RecordRef.company(company)), Routes.of(RecordRef.company(company)));
        Stream<Shown> parts = switch (it.type()) {
            case PERSON -> Stream.of(Shown.text(it.get(Field.TITLE)), companyLink);
            case LEAD ->
                Stream.of(
                        Shown.text(it.get(Field.TITLE)),
                        companyLink,
                        new Shown.Pill(
                                Label.words(around.choiceName(Catalog.Kind.LEAD_STATUS, it.get(Field.LEAD_STATUS_ID))),
                                "blue"));
            case COMPANY -> Stream.of(Shown.link(it.get(Field.EMAIL_DOMAIN), "https://" + it.get(Field.EMAIL_DOMAIN)));
            case OPPORTUNITY -> Stream.of(companyLink);
            case TASK -> Stream.empty();
        };
        return parts.filter(part -> !part.isNothing()).toList();
    }

    private RecordPage.Deal deal(Opportunity it, Surroundings around) {
        var pipeline = around.choices().pipeline(it.pipelineId());
        long stage = it.pipelineStageId();
        List<RecordPage.Step> steps = pipeline.stream()
                .flatMap(found -> found.stages().stream())
                .map(each ->
                        new RecordPage.Step(each.id(), each.name(), reached(around, it, each.id()), each.id() == stage))
                .toList();
        return new RecordPage.Deal(
                Shown.money(it.monetaryValue(), it.currency()),
                closes(it, around.today()),
                status(it.status()),
                it.status().name().toLowerCase(Locale.ROOT),
                pipeline.map(found -> found.name()).orElse(""),
                steps);
    }

    private static boolean reached(Surroundings around, Opportunity it, long stageId) {
        List<Long> order = around.choices().pipeline(it.pipelineId()).stream()
                .flatMap(pipeline -> pipeline.stages().stream())
                .map(stage -> stage.id())
                .toList();
        return order.indexOf(stageId) <= order.indexOf(it.pipelineStageId());
    }

    static Shown closes(Opportunity it, LocalDate today) {
        LocalDate date = it.closeDate();
        return date == null
                ? Shown.NOTHING
                : new Shown.Due(date, it.status() == Opportunity.Status.OPEN && date.isBefore(today));
    }

    static Shown.Pill status(Opportunity.Status status) {
        return new Shown.Pill(
                Label.of(status),
                switch (status) {
                    case OPEN -> "blue";
                    case WON -> "green";
                    case LOST -> "red";
                    case ABANDONED -> "";
                });
    }

    static String initials(CrmRecord it) {
        return switch (it.type()) {
            case PERSON, LEAD -> initials(it.name());
            case COMPANY, OPPORTUNITY, TASK -> "";
        };
    }

    private static String initials(String name) {
        String[] words = name.strip().split("\\s+");
        String first = firstLetter(words[0]);
        return words.length < 2 ? first : first + firstLetter(words[words.length - 1]);
    }

    private static String firstLetter(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
    }

    List<RecordPage.Told> facts(User viewer, CrmRecord it, Surroundings around) {
        boolean editable = RecordPage.Rights.of(viewer, it).edit();
        return Facts.of(it.type(), around).stream()
                .filter(fact -> isTold(fact, it))
                .map(fact -> told(fact, it, around, editable))
                .toList();
    }

    /// Why it was lost is asked of what is lost.
    private static boolean isTold(Fact fact, CrmRecord it) {
        return !fact.key().equals(Field.LOSS_REASON_ID.name())
                || it.get(Field.LOSS_REASON_ID) != null
                || it.get(Field.STATUS) == Opportunity.Status.LOST
                || it.get(Field.STATUS) == Opportunity.Status.ABANDONED;
    }

    static RecordPage.Told told(Fact fact, CrmRecord it, Surroundings around, boolean editable) {
        return new RecordPage.Told(fact.key(), fact.label(), fact.telling().show(it, around), editable);
    }

    static RecordPage.Footnote footnote(CrmRecord it, Surroundings around) {
        Integer interactions = it.get(Field.INTERACTION_COUNT);
        return new RecordPage.Footnote(
                it.created(),
                around.userName(it.createdBy()),
                it.modified(),
                interactions == null ? 0 : interactions,
                it.get(Field.DATE_LAST_CONTACTED));
    }

    /// A record in one row, beside others.
    static RecordPage.Row row(CrmRecord it, Surroundings around) {
        List<Shown> details = switch (it.type()) {
            case PERSON -> List.of(Shown.text(it.get(Field.TITLE)));
            case LEAD -> List.of(Shown.text(it.get(Field.COMPANY_NAME)));
            case COMPANY -> List.of(Shown.text(it.get(Field.EMAIL_DOMAIN)));
            case OPPORTUNITY ->
                List.of(
                        it.get(Field.STATUS) == Opportunity.Status.OPEN
                                ? Shown.text(around.stageName(it.get(Field.PIPELINE_STAGE_ID)))
                                : status(it.values().require(Field.STATUS)),
                        Shown.money(it.get(Field.MONETARY_VALUE), it.get(Field.CURRENCY)));
            case TASK -> List.of();
        };
        return new RecordPage.Row(
                it.type(),
                it.id(),
                it.name(),
                initials(it),
                details.stream().filter(detail -> !detail.isNothing()).toList());
    }
}
