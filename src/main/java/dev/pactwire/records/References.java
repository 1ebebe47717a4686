package dev.pactwire.records;

import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.access.Users;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.recordtypes.RecordRefused.Reason;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Values;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// What records refer to: their company's name stands in them, and what is newly referred to must exist and be seen.
@Component
class References {

    private final RecordStore store;
    private final Users users;

    References(RecordStore store, Users users) {
        this.store = store;
        this.users = users;
    }

    Values withCompanyName(Values values) {
        Long company = values.get(Field.COMPANY_ID);
        return company == null
                ? withCompanyName(values, Map.of())
                : withCompanyName(values, store.companyNames(List.of(company)));
    }

    /// A lead's company is only a name and stays as it is.
    static Values withCompanyName(Values values, Map<Long, String> names) {
        if (values.get(Field.LEAD_STATUS_ID) != null) {
            return values;
        }
        Long company = values.get(Field.COMPANY_ID);
        if (company != null && !names.containsKey(company)) {
            throw new RecordRefused(Reason.REFERENCE_UNKNOWN, Field.COMPANY_ID, String.valueOf(company));
        }
        return values.with(Field.COMPANY_NAME, company == null ? null : names.get(company));
    }

    /// What is newly referred to must exist, and the user must see it.
    void require(User who, Values before, Values after) {
        UserId assignee = after.get(Field.ASSIGNEE);
        if (assignee != null
                && isNew(Field.ASSIGNEE, before, after)
                && users.find(assignee).isEmpty()) {
            throw unknown(Field.ASSIGNEE, assignee.value());
        }
        requireVisible(who, Field.COMPANY_ID, before, after, RecordType.COMPANY);
        requireVisible(who, Field.PRIMARY_CONTACT_ID, before, after, RecordType.PERSON);
        RecordRef related = after.get(Field.RELATED_RECORD);
        if (related != null && isNew(Field.RELATED_RECORD, before, after)) {
            if (!RecordType.TASK.relatesTo(related.type())) {
                throw new RecordRefused(Reason.RELATION_NOT_ALLOWED, RecordType.TASK, related.type());
            }
            if (isHidden(who, related)) {
                throw unknown(Field.RELATED_RECORD, related);
            }
        }
    }

    private void requireVisible(User who, Field<Long> field, Values before, Values after, RecordType type) {
        Long id = after.get(field);
        if (id != null && isNew(field, before, after) && isHidden(who, new RecordRef(type, id))) {
            throw unknown(field, id);
        }
    }

    private static boolean isNew(Field<?> field, Values before, Values after) {
        return !Objects.equals(before.get(field), after.get(field));
    }

    private static RecordRefused unknown(Field<?> field, Object value) {
        return new RecordRefused(Reason.REFERENCE_UNKNOWN, field, String.valueOf(value));
    }

    private boolean isHidden(User who, RecordRef ref) {
        return store.find(ref).filter(found -> RecordAccess.canSee(who, found)).isEmpty();
    }
}
