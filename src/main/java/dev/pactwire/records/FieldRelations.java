package dev.pactwire.records;

import dev.pactwire.bus.Bus;
import dev.pactwire.records.RelationStore.Relation;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Values;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Keeps relations and the fields that name a related record together: whoever names a company, a contact or
/// the subject of a task is related to it.
@Component
class FieldRelations {

    private final RelationStore relations;
    private final Bus bus;

    FieldRelations(RelationStore relations, Bus bus) {
        this.relations = relations;
        this.bus = bus;
    }

    /// After a change: a former company or subject is left, a former contact stays related.
    void follow(Values before, CrmRecord after) {
        RecordType type = after.type();
        left(before, after.values()).forEach(other -> remove(after.ref(), other));
        named(type, after.values())
                .filter(other -> named(type, before).noneMatch(other::equals))
                .forEach(other -> add(after.ref(), other));
    }

    void load(List<CrmRecord> loaded) {
        relations.add(loaded.stream()
                .flatMap(each -> named(each.type(), each.values()).map(other -> new Relation(each.ref(), other)))
                .toList());
    }

    void forget(RecordRef gone) {
        relations.forget(gone);
    }

    void add(RecordRef one, RecordRef other) {
        if (relations.add(one, other)) {
            tell(one, other, true);
        }
    }

    void remove(RecordRef one, RecordRef other) {
        if (relations.remove(one, other)) {
            tell(one, other, false);
        }
    }

    private void tell(RecordRef one, RecordRef other, boolean related) {
        bus.publish(new RecordEvent.RelationChanged(one.type(), one.id(), other, related));
        bus.publish(new RecordEvent.RelationChanged(other.type(), other.id(), one, related));
    }

    private static Stream<RecordRef> left(Values before, Values after) {
        return Stream.concat(company(before), subject(before))
                .filter(other -> Stream.concat(company(after), subject(after)).noneMatch(other::equals));
    }

    /// The primary contact of a company is no relation: a person belongs to one company at most.
    private static Stream<RecordRef> named(RecordType type, Values values) {
        Stream<RecordRef> contact = type == RecordType.OPPORTUNITY
                ? Stream.ofNullable(values.get(Field.PRIMARY_CONTACT_ID)).map(RecordRef::person)
                : Stream.empty();
        return Stream.of(company(values), subject(values), contact).flatMap(each -> each);
    }

    private static Stream<RecordRef> company(Values values) {
        return Stream.ofNullable(values.get(Field.COMPANY_ID)).map(RecordRef::company);
    }

    private static Stream<RecordRef> subject(Values values) {
        return Stream.ofNullable(values.get(Field.RELATED_RECORD));
    }
}
