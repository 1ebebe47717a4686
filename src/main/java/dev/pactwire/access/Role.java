package dev.pactwire.access;

import static dev.pactwire.access.Action.DELETE_RECORDS;
import static dev.pactwire.access.Action.EDIT_OWN_SETTINGS;
import static dev.pactwire.access.Action.EDIT_RECORDS;
import static dev.pactwire.access.Action.READ_AGREEMENTS;
import static dev.pactwire.access.Action.READ_RECORDS;
import static dev.pactwire.access.Action.SEND_AGREEMENTS;

import java.util.EnumSet;
import java.util.Set;

/// The five roles, from most to least rights. There is always an owner.
public enum Role {
    OWNER(EnumSet.allOf(Action.class)),
    ADMIN(EnumSet.allOf(Action.class)),
    SALES(EnumSet.of(READ_RECORDS, EDIT_RECORDS, DELETE_RECORDS, READ_AGREEMENTS, SEND_AGREEMENTS, EDIT_OWN_SETTINGS)),
    MARKETING(EnumSet.of(READ_RECORDS, EDIT_RECORDS, READ_AGREEMENTS, EDIT_OWN_SETTINGS)),
    VIEWER(EnumSet.of(READ_RECORDS, READ_AGREEMENTS, EDIT_OWN_SETTINGS));

    private final Set<Action> actions;

    Role(Set<Action> actions) {
        this.actions = actions;
    }

    public boolean may(Action action) {
        return actions.contains(action);
    }

    /// Whether this role may give, change or take the other: an admin is not above the owner.
    public boolean mayAppoint(Role other) {
        return this == OWNER || this == ADMIN && other != OWNER;
    }
}
