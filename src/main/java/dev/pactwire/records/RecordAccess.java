package dev.pactwire.records;

import dev.pactwire.access.Action;
import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.RecordRefused;

/// Who may see and change which record. Asked again on every request: nothing is remembered.
public final class RecordAccess {

    private RecordAccess() {}

    public static boolean canSee(User user, CrmRecord crmRecord) {
        return user.may(Action.READ_RECORDS)
                && switch (crmRecord.visibility()) {
                    case EVERYONE -> true;
                    case PRIVATE -> seesPrivate(user) || isOwn(user, crmRecord);
                };
    }

    public static boolean canEdit(User user, CrmRecord crmRecord) {
        return user.may(Action.EDIT_RECORDS) && canSee(user, crmRecord);
    }

    public static boolean canDelete(User user, CrmRecord crmRecord) {
        return user.may(Action.DELETE_RECORDS) && canSee(user, crmRecord);
    }

    /// Owner and administrators of the installation see what is private to others.
    static boolean seesPrivate(User user) {
        return user.role() == Role.OWNER || user.role() == Role.ADMIN;
    }

    /// The same in SQL, for the rows of any record table; `:viewer` is the user's id.
    static String visible(User user) {
        return seesPrivate(user) ? "true" : "(visibility = 'EVERYONE' or assignee = :viewer or created_by = :viewer)";
    }

    private static boolean isOwn(User user, CrmRecord crmRecord) {
        return user.id().equals(crmRecord.assignee()) || user.id().equals(crmRecord.createdBy());
    }

    static void require(User user, Action action) {
        if (!user.may(action)) {
            throw new RecordRefused(RecordRefused.Reason.NOT_ALLOWED);
        }
    }
}
