package dev.pactwire.recordpages;

import dev.pactwire.facts.ContactFacts;
import dev.pactwire.facts.Label;
import dev.pactwire.facts.Shown;
import dev.pactwire.facts.Surroundings;
import dev.pactwire.records.Catalog;
import dev.pactwire.records.Sort;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.PostalAddress;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The columns of the lists. Only what an index keeps in order can be sorted, so that a million rows sort at once.
public final class Columns {

    private static final Column NAME = column("name", Sort.NAME, false, (it, around) -> Shown.text(it.name()));
    private static final Column OWNER =
            column("assignee", Sort.ASSIGNEE, false, (it, around) -> around.avatar(it.assignee()));
    private static final Column MODIFIED =
            column("date_modified", Sort.MODIFIED, false, (it, around) -> Shown.moment(it.modified()));
    private static final Column COMPANY = column("company_name", Sort.COMPANY, false, Columns::company);
    private static final Column VALUE = column(
            "monetary_value",
            Sort.MONETARY_VALUE,
            true,
            (it, around) -> Shown.money(it.get(Field.MONETARY_VALUE), it.get(Field.CURRENCY)));
    /// Leads have no index by their value.
    private static final Column LEAD_VALUE = new Column(
            "monetary_value",
            Label.key("records.field.monetary_value"),
            null,
            true,
            (it, around) -> Shown.money(it.get(Field.MONETARY_VALUE), it.get(Field.CURRENCY)));

    private static final Column EMAIL =
            column("email", null, false, (it, around) -> first(it.values().list(Field.EMAILS), "email"));
    private static final Column LEAD_EMAIL = column("email", null, false, (it, around) -> {
        Labeled email = it.get(Field.EMAIL);
        return email == null ? Shown.NOTHING : first(List.of(email), "email");
    });
    private static final Column PHONE = column(
            "phone_numbers", null, false, (it, around) -> first(it.values().list(Field.PHONE_NUMBERS), "tel"));

    private Columns() {}

    /// @param sort null where the list cannot be sorted by it
    public record Column(
            String key,
            Label label,
            @Nullable Sort sort,
            boolean numeric,
            BiFunction<CrmRecord, Surroundings, Shown> cell) {}

    private static Column column(
            String field, @Nullable Sort sort, boolean numeric, BiFunction<CrmRecord, Surroundings, Shown> cell) {
        String key = sort == null ? field : sort.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Column(key, Label.key("records.field." + field), sort, numeric, cell);
    }

    static List<Column> of(RecordType type) {
        return switch (type) {
            case PERSON -> List.of(NAME, COMPANY, EMAIL, PHONE, OWNER, MODIFIED);
            case LEAD ->
                List.of(
                        NAME,
                        COMPANY,
                        column("lead_status_id", null, false, Columns::leadStatus),
                        LEAD_EMAIL,
                        LEAD_VALUE,
                        OWNER,
                        MODIFIED);
            case COMPANY ->
                List.of(
                        NAME,
                        column(
                                "email_domain",
                                null,
                                false,
                                (it, around) -> Shown.link(
                                        it.get(Field.EMAIL_DOMAIN), "https://" + it.get(Field.EMAIL_DOMAIN))),
                        PHONE,
                        new Column("city", Label.key("recordpages.address.city"), null, false, Columns::city),
                        OWNER,
                        MODIFIED);
            case OPPORTUNITY ->
                List.of(
                        NAME,
                        COMPANY,
                        column("pipeline_stage_id", null, false, Columns::stage),
                        VALUE,
                        column(
                                "close_date",
                                Sort.CLOSE_DATE,
                                false,
                                (it, around) -> it instanceof Opportunity deal
                                        ? RecordReader.closes(deal, around.today())
                                        : Shown.NOTHING),
                        OWNER,
                        MODIFIED);
            case TASK -> List.of(NAME, OWNER, MODIFIED);
        };
    }

    private static Shown company(CrmRecord it, Surroundings around) {
        Long id = it.get(Field.COMPANY_ID);
        String name = it.get(Field.COMPANY_NAME);
        return id == null ? Shown.text(name) : Shown.link(name, Routes.of(RecordRef.company(id)));
    }

    private static Shown leadStatus(CrmRecord it, Surroundings around) {
        return new Shown.Pill(
                Label.words(around.choiceName(Catalog.Kind.LEAD_STATUS, it.get(Field.LEAD_STATUS_ID))), "");
    }

    private static Shown stage(CrmRecord it, Surroundings around) {
        return it.get(Field.STATUS) == Opportunity.Status.OPEN
                ? new Shown.Pill(Label.words(around.stageName(it.get(Field.PIPELINE_STAGE_ID))), "")
                : RecordReader.status(it.values().require(Field.STATUS));
    }

    private static Shown city(CrmRecord it, Surroundings around) {
        PostalAddress address = it.get(Field.ADDRESS);
        return Shown.text(address == null ? null : address.city());
    }

    private static Shown first(List<Labeled> values, String inputType) {
        return Shown.links(Stream.of(values)
                .filter(list -> !list.isEmpty())
                .map(list -> ContactFacts.link(list.getFirst(), inputType))
                .map(link -> new Shown.Link(link.text(), link.href(), null))
                .toList());
    }
}
