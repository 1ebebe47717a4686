package dev.pactwire.records;

/// The keys by which records can be sorted. Records without a value come last, whichever way.
public enum Sort {
    NAME("name_key", SortKey.TEXT, Absent.NEVER),
    MODIFIED("date_modified", SortKey.MOMENT, Absent.NEVER),
    CREATED("date_created", SortKey.MOMENT, Absent.NEVER),
    /// groups by assignee, by name within; records without one come last upwards, first downwards
    ASSIGNEE("assignee", SortKey.USER, Absent.BY_DIRECTION),
    COMPANY("company_key", SortKey.TEXT, Absent.LAST),
    LAST_NAME("lower(last_name)", SortKey.TEXT, Absent.LAST),
    TITLE("lower(title)", SortKey.TEXT, Absent.LAST),
    EMAIL("lower(email ->> 'value')", SortKey.TEXT, Absent.LAST),
    FIRST_EMAIL("lower(emails -> 0 ->> 'value')", SortKey.TEXT, Absent.LAST),
    PHONE("phone_numbers -> 0 ->> 'value'", SortKey.TEXT, Absent.LAST),
    WEBSITE("lower(websites -> 0 ->> 'value')", SortKey.TEXT, Absent.LAST),
    CITY("lower(address ->> 'city')", SortKey.TEXT, Absent.LAST),
    STATE("lower(address ->> 'state')", SortKey.TEXT, Absent.LAST),
    POSTAL_CODE("lower(address ->> 'postalCode')", SortKey.TEXT, Absent.LAST),
    COUNTRY("lower(address ->> 'country')", SortKey.TEXT, Absent.LAST),
    EMAIL_DOMAIN("email_domain", SortKey.TEXT, Absent.LAST),
    CONTACT_TYPE("contact_type_id", SortKey.NUMBER, Absent.LAST),
    PRIMARY_CONTACT("primary_contact_id", SortKey.NUMBER, Absent.LAST),
    CUSTOMER_SOURCE("customer_source_id", SortKey.NUMBER, Absent.LAST),
    INTERACTION_COUNT("interaction_count", SortKey.NUMBER, Absent.NEVER),
    LAST_CONTACTED("date_last_contacted", SortKey.MOMENT, Absent.LAST),
    MONETARY_VALUE("monetary_value", SortKey.NUMBER, Absent.LAST),
    CURRENCY("currency", SortKey.TEXT, Absent.NEVER),
    STATUS("status", SortKey.TEXT, Absent.NEVER),
    STAGE("pipeline_stage_id", SortKey.NUMBER, Absent.NEVER),
    STAGE_CHANGED("date_stage_changed", SortKey.MOMENT, Absent.LAST),
    PRIORITY("array_position(array['NONE', 'LOW', 'MEDIUM', 'HIGH'], priority)", SortKey.NUMBER, Absent.NEVER),
    CLOSE_DATE("close_date", SortKey.DAY, Absent.LAST),
    WIN_PROBABILITY("win_probability", SortKey.NUMBER, Absent.LAST),
    LEAD_STATUS("lead_status_id", SortKey.NUMBER, Absent.NEVER),
    TASK_STATUS("task_status", SortKey.TEXT, Absent.NEVER),
    DUE_DATE("due_date", SortKey.MOMENT, Absent.LAST),
    REMINDER_DATE("reminder_date", SortKey.MOMENT, Absent.LAST),
    COMPLETED_DATE("completed_date", SortKey.MOMENT, Absent.LAST);

    /// Where records without a value stand.
    private enum Absent {
        NEVER,
        LAST,
        BY_DIRECTION
    }

    private final String expression;
    private final SortKey key;
    private final Absent absent;

    Sort(String expression, SortKey key, Absent absent) {
        this.expression = expression;
        this.key = key;
        this.absent = absent;
    }

    String expression() {
        return expression;
    }

    SortKey key() {
        return key;
    }

    boolean mayBeAbsent() {
        return absent != Absent.NEVER;
    }

    boolean isByNameWithin() {
        return this == ASSIGNEE;
    }

    SortOrder order(boolean descending) {
        return new SortOrder(this, descending, descending && absent == Absent.BY_DIRECTION);
    }
}
