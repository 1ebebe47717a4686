package dev.pactwire.contacts;

import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Contacts and company accounts as they follow from the observations, and the aliases of those that were merged.
@Component
class UnifiedStore {

    private final JdbcClient jdbc;

    UnifiedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UnifiedId, Derived> of(Collection<UnifiedId> ids) {
        var found = new HashMap<UnifiedId, Derived>();
        jdbc.sql("select id, name, email, attributes from contacts.unified where id = any(:ids)")
                .param("ids", uuids(ids))
                .query(row -> {
                    found.put(
                            new UnifiedId(row.getObject("id", UUID.class)),
                            new Derived(
                                    row.getString("name"), row.getString("email"), tree(row.getString("attributes"))));
                });
        return found;
    }

    private static Map<String, JsonNode> tree(String json) {
        var attributes = new TreeMap<String, JsonNode>();
        Json.tree(json).properties().forEach(entry -> attributes.put(entry.getKey(), entry.getValue()));
        return attributes;
    }

    /// Writes new ones and changed ones alike.
    void put(Subject subject, Map<UnifiedId, Derived> all, Instant now) {
        List<Map.Entry<UnifiedId, Derived>> rows = List.copyOf(all.entrySet());
        jdbc.sql("""
                        insert into contacts.unified (id, subject, name, email, attributes, created_at, changed_at)
                        select id, :subject, name, email, cast(attributes as jsonb), :now, :now
                        from unnest(:ids, :names, :emails, :attributes) as derived (id, name, email, attributes)
                        on conflict (id) do update set name = excluded.name, email = excluded.email,
                            attributes = excluded.attributes, changed_at = excluded.changed_at""")
                .params(Params.of("subject", subject).with("now", now))
                .param("ids", uuids(rows.stream().map(Map.Entry::getKey).toList()))
                .param("names", rows.stream().map(row -> row.getValue().name()).toArray(String[]::new))
                .param(
                        "emails",
                        rows.stream().map(row -> row.getValue().email()).toArray(String[]::new))
                .param(
                        "attributes",
                        rows.stream()
                                .map(row -> Json.write(row.getValue().attributes()))
                                .toArray(String[]::new))
                .update();
    }

    /// From now on the first is an alias of the second, and so are the aliases that it had.
    void merge(UnifiedId gone, UnifiedId into) {
        var params = Params.of("gone", gone).with("into", into);
        jdbc.sql("update contacts.alias set into_id = :into where into_id = :gone")
                .params(params)
                .update();
        jdbc.sql("insert into contacts.alias (id, into_id) values (:gone, :into)")
                .params(params)
                .update();
        remove(gone);
    }

    void remove(UnifiedId id) {
        jdbc.sql("delete from contacts.unified where id = :id")
                .params(Params.of("id", id))
                .update();
    }

    /// The id under which that one is found today, whatever it was merged into.
    Optional<UnifiedId> today(UnifiedId id) {
        return jdbc.sql("""
                        select id from contacts.unified where id = :id
                        union all select into_id from contacts.alias where id = :id""")
                .params(Params.of("id", id))
                .query((row, index) -> new UnifiedId(row.getObject(1, UUID.class)))
                .optional();
    }

    private static UUID[] uuids(Collection<UnifiedId> ids) {
        return ids.stream().map(UnifiedId::value).toArray(UUID[]::new);
    }
}
