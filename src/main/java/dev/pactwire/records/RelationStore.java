package dev.pactwire.records;

import dev.pactwire.platform.Params;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which records are related: each relation is two rows, so that both ends find it by the same index.
@Component
class RelationStore {

    private static final int MAX_RELATED = 1_000;

    private final JdbcClient jdbc;

    RelationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Relation(RecordRef one, RecordRef other) {}

    List<RecordRef> of(RecordRef ref) {
        return jdbc.sql("""
                        select to_type, to_id from records.relation where from_type = :type and from_id = :id
                        order by to_type, to_id limit :limit""")
                .params(Params.of("type", ref.type()).with("id", ref.id()).with("limit", MAX_RELATED))
                .query((row, index) ->
                        new RecordRef(RecordType.valueOf(row.getString("to_type")), row.getLong("to_id")))
                .list();
    }

    /// Answers whether it is new.
    boolean add(RecordRef one, RecordRef other) {
        return add(List.of(new Relation(one, other))) > 0;
    }

    int add(List<Relation> relations) {
        List<Map<String, Object>> rows = relations.stream()
                .flatMap(relation ->
                        Stream.of(row(relation.one(), relation.other()), row(relation.other(), relation.one())))
                .toList();
        return jdbc.sql("""
                        insert into records.relation
                        select * from jsonb_populate_recordset(cast(null as records.relation), :rows)
                        on conflict do nothing""").params(new Params().json("rows", rows)).update();
    }

    /// Answers whether there was one.
    boolean remove(RecordRef one, RecordRef other) {
        int removed = jdbc.sql("""
                        delete from records.relation
                        where (from_type = :type and from_id = :id and to_type = :otherType and to_id = :otherId)
                           or (from_type = :otherType and from_id = :otherId and to_type = :type and to_id = :id)""")
                .params(Params.of("type", one.type())
                        .with("id", one.id())
                        .with("otherType", other.type())
                        .with("otherId", other.id()))
                .update();
        return removed > 0;
    }

    /// Nothing is related to that record any more, and no task is about it.
    void forget(RecordRef gone) {
        jdbc.sql("""
                        delete from records.relation
                        where (to_type, to_id, from_type, from_id) in (
                            select from_type, from_id, to_type, to_id from records.relation
                            where from_type = :type and from_id = :id)""")
                .params(Params.of("type", gone.type()).with("id", gone.id()))
                .update();
        jdbc.sql("delete from records.relation where from_type = :type and from_id = :id")
                .params(Params.of("type", gone.type()).with("id", gone.id()))
                .update();
        jdbc.sql("update records.task set related_record = null where related_record = :ref")
                .params(Params.of("ref", gone.toString()))
                .update();
    }

    private static Map<String, Object> row(RecordRef from, RecordRef to) {
        return Map.of("from_type", from.type(), "from_id", from.id(), "to_type", to.type(), "to_id", to.id());
    }
}
