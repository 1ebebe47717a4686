package dev.pactwire.copperapi;

import dev.pactwire.records.Catalog;
import dev.pactwire.records.Company;
import dev.pactwire.records.CrmRecord;
import dev.pactwire.records.CustomField;
import dev.pactwire.records.Field;
import dev.pactwire.records.Labeled;
import dev.pactwire.records.Lead;
import dev.pactwire.records.Opportunity;
import dev.pactwire.records.Person;
import dev.pactwire.records.Pipeline;
import dev.pactwire.records.PostalAddress;
import dev.pactwire.records.Task;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records as this wire shows them. Each shape lists its keys in the wire's order.
final class RecordWire {

    private final Known known;

    RecordWire(Known known) {
        this.known = known;
    }

    Map<String, @Nullable Object> toWire(CrmRecord crmRecord) {
        return switch (crmRecord) {
            case Person person -> person(person);
            case Lead lead -> lead(lead);
            case Company company -> company(company);
            case Opportunity opportunity -> opportunity(opportunity);
            case Task task -> throw new IllegalArgumentException("this wire shows no " + task.type());
        };
    }

    private Map<String, @Nullable Object> person(Person person) {
        var wire = start(person);
        names(wire, person);
        wire.put("address", address(person));
        wire.put("assignee_id", known.number(person.assignee()));
        wire.put("company_id", person.companyId());
        wire.put("company_name", person.companyName());
        wire.put("contact_type_id", person.get(Field.CONTACT_TYPE_ID));
        wire.put("details", person.details());
        wire.put("emails", labeled(person.emails(), "email"));
        wire.put("phone_numbers", labeled(person.phoneNumbers(), "number"));
        wire.put("socials", labeled(person.values().list(Field.SOCIALS), "url"));
        wire.put("tags", person.tags());
        wire.put("title", person.title());
        wire.put("websites", labeled(person.values().list(Field.WEBSITES), "url"));
        wire.put("custom_fields", customFields(person));
        dates(wire, person);
        wire.put("date_last_contacted", seconds(person.get(Field.DATE_LAST_CONTACTED)));
        wire.put("interaction_count", person.get(Field.INTERACTION_COUNT));
        neverConverted(wire);
        return wire;
    }

    private Map<String, @Nullable Object> lead(Lead lead) {
        var wire = start(lead);
        names(wire, lead);
        wire.put("address", address(lead));
        wire.put("assignee_id", known.number(lead.assignee()));
        wire.put("company_name", lead.companyName());
        wire.put("customer_source_id", lead.get(Field.CUSTOMER_SOURCE_ID));
        wire.put("details", lead.details());
        Labeled email = lead.get(Field.EMAIL);
        wire.put(
                "email", email == null ? null : labeled(List.of(email), "email").getFirst());
        wire.put("interaction_count", lead.get(Field.INTERACTION_COUNT));
        money(wire, lead);
        wire.put("socials", labeled(lead.values().list(Field.SOCIALS), "url"));
        wire.put("status", status(lead));
        wire.put("status_id", lead.statusId());
        wire.put("tags", lead.tags());
        wire.put("title", lead.title());
        wire.put("websites", labeled(lead.values().list(Field.WEBSITES), "url"));
        wire.put("phone_numbers", labeled(lead.phoneNumbers(), "number"));
        wire.put("custom_fields", customFields(lead));
        dates(wire, lead);
        wire.put("date_last_contacted", seconds(lead.get(Field.DATE_LAST_CONTACTED)));
        wire.put("converted_opportunity_id", null);
        wire.put("converted_contact_id", null);
        wire.put("converted_at", null);
        return wire;
    }

    private @Nullable String status(Lead lead) {
        return known.choices()
                .choice(Catalog.Kind.LEAD_STATUS, lead.statusId())
                .map(Catalog.Choice::name)
                .orElse(null);
    }

    private Map<String, @Nullable Object> company(Company company) {
        var wire = start(company);
        wire.put("address", address(company));
        wire.put("assignee_id", known.number(company.assignee()));
        wire.put("contact_type_id", company.get(Field.CONTACT_TYPE_ID));
        wire.put("details", company.details());
        wire.put("email_domain", company.emailDomain());
        wire.put("phone_numbers", labeled(company.phoneNumbers(), "number"));
        wire.put("primary_contact_id", company.primaryContactId());
        wire.put("socials", labeled(company.values().list(Field.SOCIALS), "url"));
        wire.put("tags", company.tags());
        wire.put("websites", labeled(company.values().list(Field.WEBSITES), "url"));
        wire.put("custom_fields", customFields(company));
        wire.put("interaction_count", company.get(Field.INTERACTION_COUNT));
        dates(wire, company);
        return wire;
    }

    private Map<String, @Nullable Object> opportunity(Opportunity deal) {
        var wire = start(deal);
        wire.put("assignee_id", known.number(deal.assignee()));
        wire.put("close_date", closeDate(deal.closeDate()));
        wire.put("company_id", deal.companyId());
        wire.put("company_name", deal.companyName());
        wire.put("customer_source_id", deal.get(Field.CUSTOMER_SOURCE_ID));
        wire.put("details", deal.details());
        wire.put("loss_reason_id", deal.get(Field.LOSS_REASON_ID));
        wire.put("pipeline_id", deal.pipelineId());
        wire.put(
                "pipeline_is_revenue",
                known.choices()
                        .pipeline(deal.pipelineId())
                        .map(Pipeline::revenue)
                        .orElse(true));
        wire.put("pipeline_stage_id", deal.pipelineStageId());
        wire.put("pipeline_type", "standard");
        wire.put("primary_contact_id", deal.primaryContactId());
        wire.put("priority", word(deal.priority()));
        wire.put("status", word(deal.status()));
        wire.put("tags", deal.tags());
        wire.put("interaction_count", deal.get(Field.INTERACTION_COUNT));
        money(wire, deal);
        wire.put("win_probability", deal.winProbability());
        wire.put("date_stage_changed", seconds(deal.get(Field.DATE_STAGE_CHANGED)));
        wire.put("date_last_contacted", seconds(deal.get(Field.DATE_LAST_CONTACTED)));
        neverConverted(wire);
        dates(wire, deal);
        wire.put("custom_fields", customFields(deal));
        return wire;
    }

    private static Map<String, @Nullable Object> start(CrmRecord crmRecord) {
        var wire = new LinkedHashMap<String, @Nullable Object>();
        wire.put("id", crmRecord.id());
        wire.put("name", crmRecord.name());
        return wire;
    }

    private static void names(Map<String, @Nullable Object> wire, CrmRecord crmRecord) {
        for (Field<String> part :
                List.of(Field.PREFIX, Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME, Field.SUFFIX)) {
            wire.put(part.name(), crmRecord.get(part));
        }
    }

    private static void dates(Map<String, @Nullable Object> wire, CrmRecord crmRecord) {
        wire.put("date_created", seconds(crmRecord.created()));
        wire.put("date_modified", seconds(crmRecord.modified()));
    }

    /// Leads are not converted yet, so nothing comes from one.
    private static void neverConverted(Map<String, @Nullable Object> wire) {
        wire.put("leads_converted_from", List.of());
        wire.put("date_lead_created", null);
    }

    /// The amount is a number, the same converted is text. There are no exchange rates: it stays in its currency.
    private static void money(Map<String, @Nullable Object> wire, CrmRecord crmRecord) {
        BigDecimal value = crmRecord.get(Field.MONETARY_VALUE);
        wire.put("monetary_unit", crmRecord.get(Field.CURRENCY));
        wire.put("monetary_value", value);
        wire.put("converted_unit", crmRecord.get(Field.CURRENCY));
        wire.put(
                "converted_value",
                value == null
                        ? null
                        : value.setScale(Math.max(1, value.scale())).toPlainString());
    }

    private static @Nullable Map<String, @Nullable Object> address(CrmRecord crmRecord) {
        PostalAddress address = crmRecord.get(Field.ADDRESS);
        if (address == null) {
            return null;
        }
        var wire = new LinkedHashMap<String, @Nullable Object>();
        wire.put("street", address.street());
        wire.put("city", address.city());
        wire.put("state", address.state());
        wire.put("postal_code", address.postalCode());
        wire.put("country", address.country());
        return wire;
    }

    private static List<Map<String, Object>> labeled(List<Labeled> values, String key) {
        return values.stream().map(value -> labeled(value, key)).toList();
    }

    private static Map<String, Object> labeled(Labeled value, String key) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put(key, value.value());
        wire.put("category", value.category());
        return wire;
    }

    /// Every definition of the type, set or not.
    private List<Map<String, @Nullable Object>> customFields(CrmRecord crmRecord) {
        return known.customFields(crmRecord.type()).stream()
                .map(field -> customField(field, crmRecord.values().custom(field.id())))
                .toList();
    }

    private static Map<String, @Nullable Object> customField(CustomField field, @Nullable Object value) {
        var wire = new LinkedHashMap<String, @Nullable Object>();
        wire.put("custom_field_definition_id", field.id());
        wire.put("value", value == null ? unset(field) : customValue(field, value));
        return wire;
    }

    private static @Nullable Object unset(CustomField field) {
        return switch (field.dataType()) {
            case MULTI_SELECT -> List.of();
            case CHECKBOX -> false;
            case STRING, TEXT, DROPDOWN, DATE, FLOAT, PERCENTAGE, CURRENCY, URL, CONNECT -> null;
        };
    }

    private static Object customValue(CustomField field, Object value) {
        return field.dataType() == CustomField.DataType.DATE
                ? LocalDate.parse(String.valueOf(value)).atStartOfDay().toEpochSecond(ZoneOffset.UTC)
                : value;
    }

    static @Nullable Long seconds(@Nullable Instant instant) {
        return instant == null ? null : instant.getEpochSecond();
    }

    /// `1/14/2020`, without leading zeros (Conventions).
    private static @Nullable String closeDate(@Nullable LocalDate date) {
        return date == null ? null : date.getMonthValue() + "/" + date.getDayOfMonth() + "/" + date.getYear();
    }

    /// `OPEN` is `Open` here.
    private static String word(Enum<?> constant) {
        return constant.name().charAt(0) + constant.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
