package dev.pactwire.copperapi;

import dev.pactwire.records.CustomField;
import dev.pactwire.records.Field;
import dev.pactwire.records.Filter;
import dev.pactwire.records.Filter.Place;
import dev.pactwire.records.RecordQuery;
import dev.pactwire.records.RecordRef;
import dev.pactwire.records.RecordType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a search: filters of both documented vintages. Keys that are not known are ignored.
final class SearchReader {

    /// In a list of ids: records that have none.
    private static final long NONE = -2;

    private static final int FUZZY_FROM = 7;

    private final RecordType type;
    private final Input input;
    private final Known known;
    private final Clock clock;
    private final List<Filter> filters = new ArrayList<>();

    private SearchReader(RecordType type, Input input, Known known, Clock clock) {
        this.type = type;
        this.input = input;
        this.known = known;
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
        return new RecordQuery(type, filters, order.sort(), order.descending(), paging.page(), paging.size());
    }

    private void common() {
        if (!input.numbers("ids").isEmpty()) {
            filters.add(new Filter.Ids(input.numbers("ids")));
        }
        contains("name", Field.NAME);
        assignees();
        tags();
        between("interaction_count", Field.INTERACTION_COUNT, this::whole);
        between(
                "interaction_date",
                Field.DATE_LAST_CONTACTED,
                key -> input.instant(key).orElseThrow());
        between("created_date", Field.DATE_CREATED, key -> input.instant(key).orElseThrow());
        between("modified_date", Field.DATE_MODIFIED, key -> input.instant(key).orElseThrow());
        input.number("age")
                .ifPresent(age -> filters.add(new Filter.Between(
                        Field.DATE_CREATED,
                        clock.instant().minusSeconds(Math.clamp(age, 0, Integer.MAX_VALUE)),
                        null)));
        input.each("custom_fields", node -> Input.within(node, "custom_fields")).forEach(this::customField);
    }

    private void contact() {
        place("city", Place.CITY);
        place("state", Place.STATE);
        place("postal_code", Place.POSTAL_CODE);
        place("country", Place.COUNTRY);
        phone("phone_number");
        phone("phone_numbers");
        input.texts("socials").forEach(social -> filters.add(new Filter.HasLabeled(Field.SOCIALS, social)));
        anyOf("contact_type_ids", Field.CONTACT_TYPE_ID);
    }

    private void people() {
        contains("title", Field.TITLE);
        emails();
        anyOf("company_ids", Field.COMPANY_ID);
        List<Long> opportunities = input.numbers("opportunity_ids");
        if (!opportunities.isEmpty()) {
            filters.add(new Filter.RelatedTo(
                    opportunities.stream().map(RecordRef::opportunity).toList()));
        }
    }

    private void leads() {
        for (Field<String> field :
                List.of(Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME, Field.COMPANY_NAME, Field.TITLE)) {
            contains(field.name(), field);
        }
        emails();
        anyOf("status_ids", Field.LEAD_STATUS_ID);
        anyOf("customer_source_ids", Field.CUSTOMER_SOURCE_ID);
        between(
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
        anyOf("primary_contact_ids", Field.PRIMARY_CONTACT_ID);
    }

    private void opportunities() {
        anyOf("pipeline_ids", Field.PIPELINE_ID);
        anyOf("pipeline_stage_ids", Field.PIPELINE_STAGE_ID);
        anyOf("customer_source_ids", Field.CUSTOMER_SOURCE_ID);
        anyOf("loss_reason_ids", Field.LOSS_REASON_ID);
        anyOf("company_ids", Field.COMPANY_ID);
        anyOf("primary_contact_ids", Field.PRIMARY_CONTACT_ID);
        contains("company_name", Field.COMPANY_NAME);
        anyOf(
                Field.STATUS,
                input.each("status_ids", node -> PatchReader.status("status_ids", Input.number("status_ids", node))));
        anyOf(Field.STATUS, input.each("statuses", node -> PatchReader.constant(Field.STATUS, "statuses", node)));
        anyOf(
                Field.PRIORITY,
                input.each(
                        "priority_ids",
                        node -> PatchReader.priority("priority_ids", Input.number("priority_ids", node))));
        anyOf(
                Field.PRIORITY,
                input.each("priorities", node -> PatchReader.constant(Field.PRIORITY, "priorities", node)));
        between(
                "monetary_value",
                Field.MONETARY_VALUE,
                key -> input.decimal(key).orElseThrow());
        between("win_probability", Field.WIN_PROBABILITY, this::whole);
        between("close_date", Field.CLOSE_DATE, key -> PatchReader.date(key, input.node(key)));
        between(
                "stage_change_date",
                Field.DATE_STAGE_CHANGED,
                key -> input.instant(key).orElseThrow());
        between(
                "date_stage_changed",
                Field.DATE_STAGE_CHANGED,
                key -> input.instant(key).orElseThrow());
    }

    private Integer whole(String key) {
        return (int) Math.clamp(input.number(key).orElseThrow(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private void contains(String key, Field<String> field) {
        input.text(key)
                .filter(text -> !text.isBlank())
                .ifPresent(text -> filters.add(new Filter.Contains(field, text)));
    }

    private void assignees() {
        List<Long> numbers = input.numbers("assignee_ids");
        if (!numbers.isEmpty()) {
            filters.add(new Filter.AnyOf(
                    Field.ASSIGNEE,
                    numbers.stream().map(known::user).flatMap(Optional::stream).toList(),
                    numbers.contains(NONE)));
        }
    }

    private void anyOf(String key, Field<Long> field) {
        List<Long> ids = input.numbers(key);
        if (!ids.isEmpty()) {
            filters.add(new Filter.AnyOf(field, ids, ids.contains(NONE)));
        }
    }

    private void anyOf(Field<?> field, List<?> constants) {
        if (!constants.isEmpty()) {
            filters.add(new Filter.AnyOf(field, constants, false));
        }
    }

    /// `minimum_…` and `maximum_…` of something.
    private void between(String name, Field<?> field, Bound bound) {
        Comparable<?> from = bound("minimum_" + name, bound);
        Comparable<?> to = bound("maximum_" + name, bound);
        if (from != null || to != null) {
            filters.add(new Filter.Between(field, from, to));
        }
    }

    private @Nullable Comparable<?> bound(String key, Bound bound) {
        return input.has(key) ? bound.read(key) : null;
    }

    private interface Bound {
        Comparable<?> read(String key);
    }

    /// A list of tags, or `{"option":"ANY","value":[…]}`; an empty text means records without any.
    private void tags() {
        List<String> tags = input.node("tags").isObject()
                ? Input.within(input.node("tags"), "tags").texts("value")
                : input.texts("tags");
        if (!tags.isEmpty()) {
            filters.add(new Filter.AnyTag(
                    tags.stream().filter(tag -> !tag.isEmpty()).toList(), tags.contains("")));
        }
    }

    private void emails() {
        List<String> addresses = input.texts("emails");
        if (!addresses.isEmpty()) {
            filters.add(new Filter.AnyEmail(addresses));
        }
    }

    private void place(String key, Place place) {
        List<String> names = input.texts(key);
        if (!names.isEmpty()) {
            filters.add(new Filter.InPlace(
                    place, names.stream().filter(name -> !name.isEmpty()).toList(), names.contains("")));
        }
    }

    /// Digits, or `{"value":"5551234","match":"partial"}`. Short numbers are compared as they are, long ones by the
    /// end.
    private void phone(String key) {
        if (!input.has(key)) {
            return;
        }
        JsonNode node = input.node(key);
        boolean chosen = node.isObject();
        String value = chosen
                ? Input.within(node, key).text("value").orElse("")
                : input.text(key).orElse("");
        String digits = value.replaceAll("\\D", "");
        boolean partial =
                chosen && "partial".equals(Input.within(node, key).text("match").orElse(""));
        if (digits.isEmpty()) {
            throw WireError.invalid(key, "must have digits");
        }
        filters.add(new Filter.Phone(digits, !partial && digits.length() >= FUZZY_FROM));
    }

    private void customField(Input item) {
        long id = item.number("custom_field_definition_id")
                .orElseThrow(() -> WireError.invalid("custom_fields", "needs custom_field_definition_id"));
        CustomField definition = known.customField(id)
                .filter(field -> field.isOn(type))
                .orElseThrow(() -> WireError.invalid("custom_fields", "there is no definition " + id));
        if (!definition.filterable()) {
            throw WireError.invalid("custom_fields", definition.name() + " cannot be searched");
        }
        boolean orNone = item.flag("allow_empty");
        if (item.has("minimum_value") || item.has("maximum_value")) {
            filters.add(new Filter.CustomBetween(
                    id,
                    customBound(definition, item, "minimum_value"),
                    customBound(definition, item, "maximum_value"),
                    orNone));
        } else {
            List<Object> values = item.each("value", node -> PatchReader.customValue(definition, node)).stream()
                    .flatMap(value -> value instanceof List<?> several ? several.stream() : Stream.of(value))
                    .map(Object.class::cast)
                    .toList();
            filters.add(new Filter.CustomAnyOf(id, match(item), values, orNone));
        }
    }

    private static @Nullable Object customBound(CustomField definition, Input item, String key) {
        return item.has(key) ? PatchReader.customValue(definition, item.node(key)) : null;
    }

    private static Filter.Match match(Input item) {
        return switch (item.text("option").orElse("ANY").toUpperCase(Locale.ROOT)) {
            case "ANY" -> Filter.Match.ANY;
            case "ALL" -> Filter.Match.ALL;
            case "NONE" -> Filter.Match.NONE;
            default -> throw WireError.invalid("option", "must be ANY, ALL or NONE");
        };
    }
}
