package dev.pactwire.contacts;

import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The newest word of each source record, its identifiers, and whose it is. Many at once: sources speak in pages.
@Component
class ObservationStore {

    /// @param unified whose it is
    record Kept(Observation observation, UnifiedId unified) {}

    private static final String REFS = "unnest(:sources, :types, :ids) as asked (source, type, id)";
    private static final String IS_ASKED = "(o.source, o.type, o.id) = (asked.source, asked.type, asked.id)";
    private static final String COLUMNS = """
            o.source, o.type, o.id, o.subject, o.attributes, o.as_of, o.unified_id,
            array(select i.kind from contacts.identifier i where i.source = o.source and i.type = o.type and i.id = o.id
                  order by i.kind, i.value) as kinds,
            array(select i.value from contacts.identifier i where i.source = o.source and i.type = o.type and i.id = o.id
                  order by i.kind, i.value) as identities,
            array(select array[l.account_source, l.account_type, l.account_id] from contacts.link l
                  where l.source = o.source and l.type = o.type and l.id = o.id) as accounts""";

    private final JdbcClient jdbc;

    ObservationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Until the transaction ends nobody else says who is who: what one joins another may be parting.
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('contacts', 0))")
                .query()
                .singleRow();
    }

    List<Kept> of(Collection<SourceRef> refs) {
        return jdbc.sql("select " + COLUMNS + " from " + REFS + " join contacts.observation o on " + IS_ASKED)
                .params(arrays(refs))
                .query(ObservationStore::kept)
                .list();
    }

    List<Kept> ofUnified(Collection<UnifiedId> ids) {
        return jdbc.sql("select " + COLUMNS + " from contacts.observation o where o.unified_id = any(:ids)")
                .param("ids", ids.stream().map(UnifiedId::value).toArray(UUID[]::new))
                .query(ObservationStore::kept)
                .list();
    }

    /// Whose records have any of these identifiers.
    Set<UnifiedId> owners(Subject subject, Collection<Identifier> identifiers) {
        return new HashSet<>(jdbc.sql("""
                        select distinct o.unified_id from unnest(:kinds, :values) as asked (kind, value)
                        join contacts.identifier i on i.subject = :subject and i.kind = asked.kind and i.value = asked.value
                        join contacts.observation o on o.source = i.source and o.type = i.type and o.id = i.id""")
                .params(Params.of("subject", subject))
                .params(identifierArrays(identifiers))
                .query((row, index) -> new UnifiedId(row.getObject(1, UUID.class)))
                .list());
    }

    /// How many records have each of these identifiers, counted up to a bound.
    Map<Identifier, Integer> counts(Subject subject, Collection<Identifier> identifiers, int bound) {
        var counts = new HashMap<Identifier, Integer>();
        jdbc.sql("""
                        select asked.kind, asked.value, (select count(*) from (
                            select 1 from contacts.identifier i
                            where i.subject = :subject and i.kind = asked.kind and i.value = asked.value limit :bound) few) as count
                        from unnest(:kinds, :values) as asked (kind, value)""")
                .params(Params.of("subject", subject).with("bound", bound))
                .params(identifierArrays(identifiers))
                .query(row -> {
                    counts.put(new Identifier(row.getString("kind"), row.getString("value")), row.getInt("count"));
                });
        return counts;
    }

    void remove(Collection<SourceRef> refs) {
        jdbc.sql("delete from contacts.observation o using " + REFS + " where " + IS_ASKED)
                .params(arrays(refs))
                .update();
    }

    /// Writes them with their identifiers, in place of what was kept of the same records.
    void put(List<Kept> all) {
        var observations = all.stream().map(Kept::observation).toList();
        jdbc.sql("""
                        insert into contacts.observation (source, type, id, subject, attributes, as_of, unified_id)
                        select source, type, id, subject, cast(attributes as jsonb), as_of, unified
                        from unnest(:sources, :types, :ids, :subjects, :attributes, cast(:asOf as timestamptz[]), :unified)
                            as said (source, type, id, subject, attributes, as_of, unified)
                        on conflict (source, type, id) do update set subject = excluded.subject,
                            attributes = excluded.attributes, as_of = excluded.as_of, unified_id = excluded.unified_id""")
                .params(arrays(observations.stream().map(Observation::ref).toList()))
                .param("subjects", strings(observations, one -> one.subject().name()))
                .param("attributes", strings(observations, one -> Json.write(one.attributes())))
                .param("asOf", strings(observations, one -> one.asOf().toString()))
                .param("unified", all.stream().map(one -> one.unified().value()).toArray(UUID[]::new))
                .update();
        putIdentifiers(observations);
        putLinks(observations);
    }

    private void putLinks(List<Observation> observations) {
        jdbc.sql("delete from contacts.link o using " + REFS + " where " + IS_ASKED)
                .params(arrays(observations.stream().map(Observation::ref).toList()))
                .update();
        record Line(SourceRef of, SourceRef account) {}
        var lines = observations.stream()
                .flatMap(one -> one.accounts().stream().map(account -> new Line(one.ref(), account)))
                .toList();
        if (!lines.isEmpty()) {
            jdbc.sql("""
                            insert into contacts.link (source, type, id, account_source, account_type, account_id)
                            select * from unnest(:sources, :types, :ids, :accountSources, :accountTypes, :accountIds)""")
                    .params(arrays(lines.stream().map(Line::of).toList()))
                    .param(
                            "accountSources",
                            strings(lines, line -> line.account().source()))
                    .param("accountTypes", strings(lines, line -> line.account().type()))
                    .param("accountIds", strings(lines, line -> line.account().id()))
                    .update();
        }
    }

    /// The company accounts of a contact.
    List<UnifiedId> accountsOf(UnifiedId contact) {
        return jdbc.sql("""
                        select distinct account.unified_id from contacts.observation person
                        join contacts.link l on l.source = person.source and l.type = person.type and l.id = person.id
                        join contacts.observation account on account.source = l.account_source
                            and account.type = l.account_type and account.id = l.account_id
                        where person.unified_id = :contact order by account.unified_id""")
                .params(Params.of("contact", contact))
                .query((row, index) -> new UnifiedId(row.getObject(1, UUID.class)))
                .list();
    }

    private void putIdentifiers(List<Observation> observations) {
        jdbc.sql("delete from contacts.identifier o using " + REFS + " where " + IS_ASKED)
                .params(arrays(observations.stream().map(Observation::ref).toList()))
                .update();
        record Line(Observation of, Identifier identifier) {}
        var lines = observations.stream()
                .flatMap(one -> one.identifiers().stream().map(identifier -> new Line(one, identifier)))
                .toList();
        jdbc.sql("""
                        insert into contacts.identifier (subject, kind, value, source, type, id)
                        select * from unnest(:subjects, :kinds, :values, :sources, :types, :ids)""")
                .params(arrays(lines.stream().map(line -> line.of().ref()).toList()))
                .params(identifierArrays(lines.stream().map(Line::identifier).toList()))
                .param("subjects", strings(lines, line -> line.of().subject().name()))
                .update();
    }

    /// Says anew whose they are.
    void assign(Map<SourceRef, UnifiedId> owners) {
        jdbc.sql("""
                        update contacts.observation o set unified_id = asked.unified
                        from unnest(:sources, :types, :ids, :unified) as asked (source, type, id, unified) where """ + " " + IS_ASKED)
                .params(arrays(owners.keySet()))
                .param("unified", owners.values().stream().map(UnifiedId::value).toArray(UUID[]::new))
                .update();
    }

    private static Map<String, Object> arrays(Collection<SourceRef> refs) {
        return Map.of(
                "sources", strings(refs, SourceRef::source),
                "types", strings(refs, SourceRef::type),
                "ids", strings(refs, SourceRef::id));
    }

    private static Map<String, Object> identifierArrays(Collection<Identifier> identifiers) {
        return Map.of(
                "kinds", strings(identifiers, Identifier::kind), "values", strings(identifiers, Identifier::value));
    }

    private static <T> String[] strings(Collection<T> all, Function<T, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    private static Kept kept(ResultSet row, int index) throws SQLException {
        String[] kinds = (String[]) row.getArray("kinds").getArray();
        String[] values = (String[]) row.getArray("identities").getArray();
        var identifiers = new ArrayList<Identifier>();
        for (int i = 0; i < kinds.length; i++) {
            identifiers.add(new Identifier(kinds[i], values[i]));
        }
        var observation = new Observation(
                new SourceRef(row.getString("source"), row.getString("type"), row.getString("id")),
                Subject.valueOf(row.getString("subject")),
                identifiers,
                attributes(row.getString("attributes")),
                accounts(row),
                row.getObject("as_of", OffsetDateTime.class).toInstant());
        return new Kept(observation, new UnifiedId(row.getObject("unified_id", UUID.class)));
    }

    private static List<SourceRef> accounts(ResultSet row) throws SQLException {
        return row.getArray("accounts").getArray() instanceof String[][] all
                ? Stream.of(all)
                        .map(one -> new SourceRef(one[0], one[1], one[2]))
                        .toList()
                : List.of();
    }

    private static Map<String, Said> attributes(String json) {
        var attributes = new HashMap<String, Said>();
        for (Map.Entry<String, JsonNode> entry : Json.tree(json).properties()) {
            attributes.put(
                    entry.getKey(),
                    new Said(
                            entry.getValue().path("value"),
                            entry.getValue().path("overwrites").asBoolean()));
        }
        return attributes;
    }
}
