package dev.pactwire.records;

import dev.pactwire.access.Action;
import dev.pactwire.access.User;
import dev.pactwire.recordtypes.Company;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Lead;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.Person;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.recordtypes.RecordRefused.Reason;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which records belong together. A relation goes both ways. Only some types relate (`RecordType.relatesTo`); a
/// person has one company at most, a task one relation in all.
@Component
public class Relations {

    private final Records records;
    private final RelationStore relations;
    private final FieldRelations fieldRelations;

    Relations(Records records, RelationStore relations, FieldRelations fieldRelations) {
        this.records = records;
        this.relations = relations;
        this.fieldRelations = fieldRelations;
    }

    /// The related records that the user may see, by type and name; at most 1,000.
    public List<CrmRecord> of(User who, RecordRef ref) {
        requireVisible(who, ref);
        return records.all(who, relations.of(ref)).values().stream()
                .sorted(Comparator.comparing(CrmRecord::type).thenComparing(each -> SearchText.fold(each.name())))
                .toList();
    }

    /// Relates two records. An opportunity's first company and first person become its company and its contact.
    @Transactional
    public void relate(User who, RecordRef one, RecordRef other) {
        RecordAccess.require(who, Action.EDIT_RECORDS);
        if (!one.type().relatesTo(other.type())) {
            throw notAllowed(one.type(), other.type());
        }
        CrmRecord first = requireVisible(who, one);
        CrmRecord second = requireVisible(who, other);
        if (first.type().compareTo(second.type()) > 0) {
            relateOrdered(who, second, first);
        } else {
            relateOrdered(who, first, second);
        }
    }

    private void relateOrdered(User who, CrmRecord first, CrmRecord second) {
        switch (second) {
            case Task task -> fillOnly(who, task, Field.RELATED_RECORD, first.ref());
            case Company company -> fillOnly(who, first, Field.COMPANY_ID, company.id());
            case Opportunity opportunity -> {
                fieldRelations.add(first.ref(), opportunity.ref());
                fillIfEmpty(who, opportunity, namingField(first.type()), first.id());
            }
            case Person person -> throw notAllowed(first.type(), person.type());
            case Lead lead -> throw notAllowed(first.type(), lead.type());
        }
    }

    private static RecordRefused notAllowed(RecordType one, RecordType other) {
        return new RecordRefused(Reason.RELATION_NOT_ALLOWED, one, other);
    }

    private static Field<Long> namingField(RecordType type) {
        return type == RecordType.COMPANY ? Field.COMPANY_ID : Field.PRIMARY_CONTACT_ID;
    }

    private <T> void fillOnly(User who, CrmRecord holder, Field<T> field, T value) {
        T before = holder.get(field);
        if (before != null && !before.equals(value)) {
            throw new RecordRefused(Reason.RELATION_TAKEN, field);
        }
        records.update(who, holder.ref(), Patch.of(field, value));
    }

    private <T> void fillIfEmpty(User who, CrmRecord holder, Field<T> field, T value) {
        if (holder.get(field) == null) {
            records.update(who, holder.ref(), Patch.of(field, value));
        }
    }

    /// Ends a relation; it is no fault if there was none.
    @Transactional
    public void unrelate(User who, RecordRef one, RecordRef other) {
        RecordAccess.require(who, Action.EDIT_RECORDS);
        CrmRecord first = requireVisible(who, one);
        CrmRecord second = requireVisible(who, other);
        clear(who, first, second);
        clear(who, second, first);
        fieldRelations.remove(one, other);
    }

    private void clear(User who, CrmRecord holder, CrmRecord named) {
        if (named instanceof Company && Objects.equals(holder.get(Field.COMPANY_ID), named.id())) {
            records.update(who, holder.ref(), Patch.of(Field.COMPANY_ID, null));
        }
        if (holder instanceof Opportunity
                && named instanceof Person contact
                && Objects.equals(holder.get(Field.PRIMARY_CONTACT_ID), contact.id())) {
            records.update(who, holder.ref(), Patch.of(Field.PRIMARY_CONTACT_ID, null));
        }
        if (Objects.equals(holder.get(Field.RELATED_RECORD), named.ref())) {
            records.update(who, holder.ref(), Patch.of(Field.RELATED_RECORD, null));
        }
    }

    private CrmRecord requireVisible(User who, RecordRef ref) {
        return records.get(who, ref).orElseThrow(RecordRefused::notFound);
    }
}
