package dev.pactwire.copperapi;

import dev.pactwire.records.Filter;
import dev.pactwire.records.Filter.Place;
import dev.pactwire.records.RecordQuery;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Reads a search: filters of both documented vintages. Keys that are not known are ignored.
final class SearchReader {

    private final RecordType type;
    private final Input input;
    private final Clock clock;
    private final FilterReader filters;

    private SearchReader(RecordType type, Input input, Known known, Clock clock) {
        this.type = type;
        this.input = input;
        this.filters = new FilterReader(type, input, known);
        this.clock = clock;
    }

    static RecordQuery query(RecordType type, Input input, Known known, Clock clock) {
        return new SearchReader(type, input, known, clock).query();
    }

    private RecordQuery query() {
        common();
        switch (type) {
            case PERSON -> {
                contact();
                people();
            }
            case LEAD -> {
                contact();
                leads();
            }
            case COMPANY -> {
                contact();
                companies();
            }
            case OPPORTUNITY -> opportunities();
            case TASK -> throw WireError.notFound();
        }
        Order order = Order.of(type, input);
        Paging paging = Paging.of(input);
        return new RecordQuery(type, filters.filters(), order.sort(), order.descending(), paging.page(), paging.size());
    }

    private void common() {
        if (!input.numbers("ids").isEmpty()) {
            filters.add(new Filter.Ids(input.numbers("ids")));
        }
        filters.contains("name", Field.NAME);
        filters.assignees();
        filters.tags();
        filters.between("interaction_count", Field.INTERACTION_COUNT, filters::whole);
        filters.between(
                "interaction_date",
                Field.DATE_LAST_CONTACTED,
                key -> input.instant(key).orElseThrow());
        filters.between(
                "created_date", Field.DATE_CREATED, key -> input.instant(key).orElseThrow());
        filters.between(
                "modified_date", Field.DATE_MODIFIED, key -> input.instant(key).orElseThrow());
        input.number("age")
                .ifPresent(age -> filters.add(new Filter.Between(
                        Field.DATE_CREATED,
                        clock.instant().minusSeconds(Math.clamp(age, 0, Integer.MAX_VALUE)),
                        null)));
        input.each("custom_fields", node -> Input.within(node, "custom_fields")).forEach(filters::customField);
    }

    private void contact() {
        filters.place("city", Place.CITY);
        filters.place("state", Place.STATE);
        filters.place("postal_code", Place.POSTAL_CODE);
        filters.place("country", Place.COUNTRY);
        filters.phone("phone_number");
        filters.phone("phone_numbers");
        input.texts("socials").forEach(social -> filters.add(new Filter.HasLabeled(Field.SOCIALS, social)));
        filters.anyOf("contact_type_ids", Field.CONTACT_TYPE_ID);
    }

    private void people() {
        filters.contains("title", Field.TITLE);
        filters.emails();
        filters.anyOf("company_ids", Field.COMPANY_ID);
        List<Long> opportunities = input.numbers("opportunity_ids");
        if (!opportunities.isEmpty()) {
            filters.add(new Filter.RelatedTo(
                    opportunities.stream().map(RecordRef::opportunity).toList()));
        }
    }

    private void leads() {
        for (Field<String> field :
                List.of(Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME, Field.COMPANY_NAME, Field.TITLE)) {
            filters.contains(field.name(), field);
        }
        filters.emails();
        filters.anyOf("status_ids", Field.LEAD_STATUS_ID);
        filters.anyOf("customer_source_ids", Field.CUSTOMER_SOURCE_ID);
        filters.between(
                "monetary_value",
                Field.MONETARY_VALUE,
                key -> input.decimal(key).orElseThrow());
    }

    private void companies() {
        List<String> domains = Stream.concat(
                        input.texts("email_domains").stream(), input.texts("email_domain").stream())
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .toList();
        if (!domains.isEmpty()) {
            filters.add(new Filter.AnyOf(Field.EMAIL_DOMAIN, domains, false));
        }
        filters.anyOf("primary_contact_ids", Field.PRIMARY_CONTACT_ID);
    }

    private void opportunities() {
        filters.anyOf("pipeline_ids", Field.PIPELINE_ID);
        filters.anyOf("pipeline_stage_ids", Field.PIPELINE_STAGE_ID);
        filters.anyOf("customer_source_ids", Field.CUSTOMER_SOURCE_ID);
        filters.anyOf("loss_reason_ids", Field.LOSS_REASON_ID);
        filters.anyOf("company_ids", Field.COMPANY_ID);
        filters.anyOf("primary_contact_ids", Field.PRIMARY_CONTACT_ID);
        filters.contains("company_name", Field.COMPANY_NAME);
        filters.anyOf(
                Field.STATUS,
                input.each("status_ids", node -> PatchReader.status("status_ids", Input.number("status_ids", node))));
        filters.anyOf(
                Field.STATUS, input.each("statuses", node -> PatchReader.constant(Field.STATUS, "statuses", node)));
        filters.anyOf(
                Field.PRIORITY,
                input.each(
                        "priority_ids",
                        node -> PatchReader.priority("priority_ids", Input.number("priority_ids", node))));
        filters.anyOf(
                Field.PRIORITY,
                input.each("priorities", node -> PatchReader.constant(Field.PRIORITY, "priorities", node)));
        filters.between(
                "monetary_value",
                Field.MONETARY_VALUE,
                key -> input.decimal(key).orElseThrow());
        filters.between("win_probability", Field.WIN_PROBABILITY, filters::whole);
        filters.between("close_date", Field.CLOSE_DATE, key -> PatchReader.date(key, input.node(key)));
        filters.between(
                "stage_change_date",
                Field.DATE_STAGE_CHANGED,
                key -> input.instant(key).orElseThrow());
        filters.between(
                "date_stage_changed",
                Field.DATE_STAGE_CHANGED,
                key -> input.instant(key).orElseThrow());
    }
}
