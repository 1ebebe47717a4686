package dev.pactwire.records;

import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import dev.pactwire.records.Activity.Category;
import dev.pactwire.records.Activity.Type;
import dev.pactwire.records.Activity.TypeInfo;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// The rows of activities.
@Component
class ActivityStore {

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;

    ActivityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TypeInfo> types() {
        return jdbc.sql(
                        "select category, id, name, disabled, interaction from records.activity_type order by category, id")
                .query((row, index) -> new TypeInfo(
                        new Type(Category.valueOf(row.getString("category")), row.getLong("id")),
                        row.getString("name"),
                        row.getBoolean("disabled"),
                        row.getBoolean("interaction")))
                .list();
    }

    /// What is written; `at` is when it happened, `created` when that was noted.
    record Draft(
            RecordRef parent,
            Type type,
            @Nullable UserId user,
            String details,
            Instant at,
            Map<String, @Nullable Object> oldValues,
            Map<String, @Nullable Object> newValues,
            Instant created) {}

    List<Long> insert(List<Draft> drafts) {
        return jdbc.sql("""
                        insert into records.activity
                            (parent_type, parent_id, category, type_id, user_id, details, at, old_values, new_values, created)
                        select parent_type, parent_id, category, type_id, user_id, details, at, old_values, new_values, created
                        from jsonb_populate_recordset(cast(null as records.activity), :rows)
                        returning id""")
                .params(new Params()
                        .json("rows", drafts.stream().map(ActivityStore::row).toList()))
                .query(Long.class)
                .list();
    }

    private static Map<String, @Nullable Object> row(Draft draft) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("parent_type", draft.parent().type());
        row.put("parent_id", draft.parent().id());
        row.put("category", draft.type().category());
        row.put("type_id", draft.type().id());
        row.put("user_id", draft.user() == null ? null : draft.user().value());
        row.put("details", draft.details());
        row.put("at", draft.at());
        row.put("old_values", draft.oldValues());
        row.put("new_values", draft.newValues());
        row.put("created", draft.created());
        return row;
    }

    Optional<Activity> find(long id) {
        return jdbc.sql("select * from records.activity where id = :id")
                .params(Params.of("id", id))
                .query(ActivityStore::read)
                .optional();
    }

    List<Activity> search(User viewer, ActivityQuery query) {
        Found found = found(viewer, query);
        return jdbc.sql(found.sql())
                .params(found.params())
                .query(ActivityStore::read)
                .list();
    }

    /// A search and its parameters.
    record Found(String sql, Params params) {}

    static Found found(User viewer, ActivityQuery query) {
        var conditions = new ArrayList<String>(List.of("not deleted"));
        var params = Params.of("limit", query.size()).with("offset", (query.page() - 1) * query.size());
        if (query.parent() != null) {
            conditions.add("parent_type = :parentType and parent_id = :parentId");
            params.with("parentType", query.parent().type())
                    .with("parentId", query.parent().id());
        }
        if (isNews(query)) {
            conditions.add(NEWS);
        }
        if (!query.types().isEmpty()) {
            conditions.add(query.types().stream()
                    .map(type -> "category = '%s' and type_id = %d".formatted(type.category(), type.id()))
                    .collect(Collectors.joining(" or ", "(", ")")));
        }
        if (!query.users().isEmpty()) {
            conditions.add("user_id in (:users)");
            params.with("users", query.users());
        }
        if (query.from() != null) {
            conditions.add("at >= :from");
            params.with("from", query.from());
        }
        if (query.to() != null) {
            conditions.add("at <= :to");
            params.with("to", query.to());
        }
        if (!RecordAccess.seesPrivate(viewer)) {
            conditions.add(NOT_PRIVATE_TO_OTHERS);
            params.with("viewer", viewer.id());
        }
        return new Found("""
                        select a.* from records.activity a join (
                            select id from records.activity where %s order by at desc, id desc limit :limit offset :offset
                        ) hit using (id) order by at desc, id desc""".formatted(String.join(" and ", conditions)), params);
    }

    /// Word for word the condition of the index that keeps what matters to people apart from what was imported.
    private static final String NEWS = "(category = 'USER' or type_id = 3)";

    private static boolean isNews(ActivityQuery query) {
        return !query.types().isEmpty()
                && query.types().stream()
                        .allMatch(type -> type.category() == Category.USER || type.equals(Type.STAGE_CHANGED));
    }

    /// Asked of each activity by itself, so that it costs the same however much is private.
    private static final String NOT_PRIVATE_TO_OTHERS = Arrays.stream(RecordType.values())
            .map(type -> """
                    when '%s' then exists (select from records.%s where id = parent_id and visibility = 'PRIVATE'
                        and assignee is distinct from :viewer and created_by is distinct from :viewer)""".formatted(type, type.singular()))
            .collect(Collectors.joining("\n", "not case parent_type ", " end"));

    void reword(long id, String details) {
        jdbc.sql("update records.activity set details = :details where id = :id")
                .params(Params.of("id", id).with("details", details))
                .update();
    }

    void delete(long id) {
        jdbc.sql("""
                        update records.activity set deleted = true, details = '', old_values = '{}', new_values = '{}'
                        where id = :id""").params(Params.of("id", id)).update();
    }

    void deleteOf(RecordRef parent) {
        jdbc.sql("""
                        update records.activity set deleted = true, details = '', old_values = '{}', new_values = '{}'
                        where parent_type = :type and parent_id = :id and not deleted""")
                .params(Params.of("type", parent.type()).with("id", parent.id()))
                .update();
    }

    private static Activity read(ResultSet row, int index) throws SQLException {
        UUID user = row.getObject("user_id", UUID.class);
        return new Activity(
                row.getLong("id"),
                new RecordRef(RecordType.valueOf(row.getString("parent_type")), row.getLong("parent_id")),
                new Type(Category.valueOf(row.getString("category")), row.getLong("type_id")),
                user == null ? null : new UserId(user),
                row.getString("details"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Json.mapper().readValue(row.getString("old_values"), VALUES),
                Json.mapper().readValue(row.getString("new_values"), VALUES),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getBoolean("deleted"));
    }
}
