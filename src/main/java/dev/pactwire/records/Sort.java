package dev.pactwire.records;

/// The keys by which records can be sorted. Records without a value come last, whichever way.
public enum Sort {
    NAME("name_key", false),
    MODIFIED("date_modified", false),
    CREATED("date_created", false),
    /// groups by assignee, by name within; records without one come last upwards, first downwards
    ASSIGNEE("assignee", false),
    COMPANY("company_key", true),
    LAST_NAME("lower(last_name)", true),
    TITLE("lower(title)", true),
    EMAIL("lower(email ->> 'value')", true),
    FIRST_EMAIL("lower(emails -> 0 ->> 'value')", true),
    PHONE("phone_numbers -> 0 ->> 'value'", true),
    WEBSITE("lower(websites -> 0 ->> 'value')", true),
    CITY("lower(address ->> 'city')", true),
    STATE("lower(address ->> 'state')", true),
    POSTAL_CODE("lower(address ->> 'postalCode')", true),
    COUNTRY("lower(address ->> 'country')", true),
    EMAIL_DOMAIN("email_domain", true),
    CONTACT_TYPE("contact_type_id", true),
    PRIMARY_CONTACT("primary_contact_id", true),
    CUSTOMER_SOURCE("customer_source_id", true),
    INTERACTION_COUNT("interaction_count", false),
    LAST_CONTACTED("date_last_contacted", true),
    MONETARY_VALUE("monetary_value", true),
    CURRENCY("currency", false),
    STATUS("status", false),
    STAGE("pipeline_stage_id", false),
    STAGE_CHANGED("date_stage_changed", true),
    PRIORITY("array_position(array['NONE', 'LOW', 'MEDIUM', 'HIGH'], priority)", false),
    CLOSE_DATE("close_date", true),
    WIN_PROBABILITY("win_probability", true),
    LEAD_STATUS("lead_status_id", false),
    TASK_STATUS("task_status", false),
    DUE_DATE("due_date", true),
    REMINDER_DATE("reminder_date", true),
    COMPLETED_DATE("completed_date", true);

    private final String expression;
    private final boolean mayBeAbsent;

    Sort(String expression, boolean mayBeAbsent) {
        this.expression = expression;
        this.mayBeAbsent = mayBeAbsent;
    }

    String orderBy(boolean descending) {
        String direction = descending ? " desc" : " asc";
        String absent = mayBeAbsent && descending ? " nulls last" : "";
        String second = this == ASSIGNEE ? ", name_key" + direction : "";
        return expression + direction + absent + second + ", id" + direction;
    }
}
