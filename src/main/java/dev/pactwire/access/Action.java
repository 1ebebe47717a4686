package dev.pactwire.access;

/// What a role may do. The table of roles and actions stands in `docs/roles.md`.
public enum Action {
    READ_RECORDS,
    EDIT_RECORDS,
    DELETE_RECORDS,
    READ_AGREEMENTS,
    SEND_AGREEMENTS,
    MANAGE_SIGNING,
    MANAGE_INTEGRATIONS,
    MANAGE_USERS,
    READ_MAILROOM,
    READ_AUDIT,
    MANAGE_EVENTS,
    EDIT_OWN_SETTINGS
}
