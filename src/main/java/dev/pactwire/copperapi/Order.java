package dev.pactwire.copperapi;

import dev.pactwire.records.Sort;
import dev.pactwire.recordtypes.RecordType;
import java.util.Map;

/// The order that a search asks for, by the keys of both documented vintages.
record Order(Sort sort, boolean descending) {

    static Order of(RecordType type, Input input) {
        boolean descending = input.text("sort_direction").orElse("asc").equalsIgnoreCase("desc");
        String key = input.text("sort_by").orElse(type == RecordType.COMPANY ? "date_modified" : "name");
        return "inactive_days".equals(key)
                ? new Order(Sort.LAST_CONTACTED, !descending)
                : new Order(sort(type, key), descending);
    }

    private static Sort sort(RecordType type, String key) {
        Sort own = own(type).getOrDefault(key, COMMON.get(key));
        if (own == null) {
            throw WireError.invalid("sort_by", "cannot sort by " + key);
        }
        return own;
    }

    private static Map<String, Sort> own(RecordType type) {
        return switch (type) {
            case PERSON -> PEOPLE;
            case LEAD -> LEADS;
            case COMPANY -> COMPANIES;
            case OPPORTUNITY -> OPPORTUNITIES;
            case TASK -> Map.of();
        };
    }

    private static final Map<String, Sort> COMMON = Map.of(
            "name", Sort.NAME,
            "date_modified", Sort.MODIFIED,
            "date_created", Sort.CREATED,
            "assignee", Sort.ASSIGNEE,
            "last_interaction", Sort.LAST_CONTACTED,
            "interaction_count", Sort.INTERACTION_COUNT);

    private static final Map<String, Sort> PEOPLE = Map.of(
            "first_name", Sort.NAME,
            "last_name", Sort.LAST_NAME,
            "title", Sort.TITLE,
            "email", Sort.FIRST_EMAIL,
            "phone", Sort.PHONE,
            "city", Sort.CITY,
            "state", Sort.STATE,
            "country", Sort.COUNTRY,
            "zip", Sort.POSTAL_CODE);

    private static final Map<String, Sort> LEADS = Map.ofEntries(
            Map.entry("first_name", Sort.NAME),
            Map.entry("last_name", Sort.LAST_NAME),
            Map.entry("company_name", Sort.COMPANY),
            Map.entry("title", Sort.TITLE),
            Map.entry("value", Sort.MONETARY_VALUE),
            Map.entry("email", Sort.EMAIL),
            Map.entry("phone", Sort.PHONE),
            Map.entry("city", Sort.CITY),
            Map.entry("state", Sort.STATE),
            Map.entry("country", Sort.COUNTRY),
            Map.entry("zip", Sort.POSTAL_CODE));

    private static final Map<String, Sort> COMPANIES = Map.ofEntries(
            Map.entry("phone", Sort.PHONE),
            Map.entry("contact", Sort.PRIMARY_CONTACT),
            Map.entry("contact_first_name", Sort.PRIMARY_CONTACT),
            Map.entry("contact_last_name", Sort.PRIMARY_CONTACT),
            Map.entry("email_domain", Sort.EMAIL_DOMAIN),
            Map.entry("city", Sort.CITY),
            Map.entry("state", Sort.STATE),
            Map.entry("country", Sort.COUNTRY),
            Map.entry("zip", Sort.POSTAL_CODE),
            Map.entry("contact_group", Sort.CONTACT_TYPE),
            Map.entry("primary_website", Sort.WEBSITE));

    private static final Map<String, Sort> OPPORTUNITIES = Map.ofEntries(
            Map.entry("account", Sort.COMPANY),
            Map.entry("company_name", Sort.COMPANY),
            Map.entry("value", Sort.MONETARY_VALUE),
            Map.entry("monetary_value", Sort.MONETARY_VALUE),
            Map.entry("monetary_unit", Sort.CURRENCY),
            Map.entry("customer_source_id", Sort.CUSTOMER_SOURCE),
            Map.entry("source", Sort.CUSTOMER_SOURCE),
            Map.entry("contact", Sort.PRIMARY_CONTACT),
            Map.entry("primary_contact", Sort.PRIMARY_CONTACT),
            Map.entry("stage", Sort.STAGE),
            Map.entry("status", Sort.STATUS),
            Map.entry("close_date", Sort.CLOSE_DATE),
            Map.entry("priority", Sort.PRIORITY),
            Map.entry("deal_last_stage", Sort.STAGE_CHANGED),
            Map.entry("win_probability", Sort.WIN_PROBABILITY));
}
