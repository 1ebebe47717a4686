package dev.pactwire.records;

import dev.pactwire.access.User;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/// The rows of records: a table for each type, a column for each of its fields. A row is written whole, as JSON that
/// PostgreSQL takes apart, so that one record and a hundred thousand are written by the same statement.
@Component
class RecordStore {

    private static final int MIN_TO_ANALYZE = 1_000;
    private static final List<RecordType> OF_A_COMPANY = List.of(RecordType.PERSON, RecordType.OPPORTUNITY);

    private static final ObjectReader CUSTOM = Json.mapper()
            .readerFor(new TypeReference<Map<Long, Object>>() {})
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .with(DeserializationFeature.USE_LONG_FOR_INTS);

    private final JdbcClient jdbc;

    RecordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CrmRecord> find(RecordRef ref) {
        return jdbc.sql("select * from records.%s where id = :id".formatted(table(ref.type())))
                .params(Params.of("id", ref.id()))
                .query(reading(ref.type()))
                .optional();
    }

    Optional<CrmRecord> lock(RecordRef ref) {
        return jdbc.sql("select * from records.%s where id = :id for update".formatted(table(ref.type())))
                .params(Params.of("id", ref.id()))
                .query(reading(ref.type()))
                .optional();
    }

    Map<RecordRef, CrmRecord> findAll(Collection<RecordRef> refs) {
        var found = new HashMap<RecordRef, CrmRecord>();
        refs.stream()
                .collect(Collectors.groupingBy(RecordRef::type, Collectors.mapping(RecordRef::id, Collectors.toSet())))
                .forEach((type, ids) -> jdbc.sql("select * from records.%s where id in (:ids)".formatted(table(type)))
                        .params(Params.of("ids", ids))
                        .query(reading(type))
                        .list()
                        .forEach(each -> found.put(each.ref(), each)));
        return found;
    }

    List<CrmRecord> search(User viewer, RecordQuery query) {
        SearchSql sql = SearchSql.of(viewer, query);
        return jdbc.sql(sql.select(query))
                .params(sql.params())
                .query(reading(query.type()))
                .list();
    }

    int count(User viewer, RecordQuery query) {
        SearchSql sql = SearchSql.of(viewer, query);
        return jdbc.sql(sql.count()).params(sql.params()).query(Integer.class).single();
    }

    List<Records.StageTotal> stageTotals(User viewer, long pipeline) {
        SearchSql sql = SearchSql.of(
                viewer,
                RecordQuery.of(RecordType.OPPORTUNITY)
                        .where(Filter.is(Field.PIPELINE_ID, pipeline))
                        .where(Filter.is(Field.STATUS, Opportunity.Status.OPEN)));
        return jdbc.sql("""
                        select pipeline_stage_id as stage_id, currency, count(*) as count,
                            coalesce(sum(monetary_value), 0) as value
                        from records.opportunity where %s
                        group by pipeline_stage_id, currency order by 1, 2""".formatted(sql.where()))
                .params(sql.params())
                .query(Records.StageTotal.class)
                .list();
    }

    List<Long> nextIds(RecordType type, int count) {
        return jdbc.sql("""
                        select nextval(pg_get_serial_sequence('records.%s', 'id')) from generate_series(1, :count)""".formatted(table(type)))
                .params(Params.of("count", count))
                .query(Long.class)
                .list();
    }

    void insert(RecordType type, List<CrmRecord> records) {
        jdbc.sql("""
                        insert into records.%1$s overriding system value
                        select * from jsonb_populate_recordset(cast(null as records.%1$s), :rows)""".formatted(table(type)))
                .params(new Params()
                        .json("rows", records.stream().map(RecordStore::row).toList()))
                .update();
        if (type == RecordType.PERSON) {
            claimAddresses(records);
        }
    }

    void update(CrmRecord changed) {
        String columns = Field.of(changed.type()).stream().map(Field::name).collect(Collectors.joining(", "));
        String derived = derivedColumns(changed).keySet().stream().collect(Collectors.joining(", "));
        jdbc.sql("""
                        update records.%1$s set (%2$s, custom_fields, %3$s) =
                            (select %2$s, custom_fields, %3$s
                             from jsonb_populate_record(cast(null as records.%1$s), :row))
                        where id = :id""".formatted(table(changed.type()), columns, derived))
                .params(Params.of("id", changed.id()).json("row", row(changed)))
                .update();
        if (changed instanceof Person person) {
            jdbc.sql("delete from records.person_email where person_id = :id")
                    .params(Params.of("id", person.id()))
                    .update();
            claimAddresses(List.of(person));
        }
    }

    void analyzeAfter(RecordType type, int loaded) {
        if (loaded >= MIN_TO_ANALYZE) {
            jdbc.sql("analyze records." + table(type)).update();
        }
    }

    void delete(RecordRef ref) {
        jdbc.sql("delete from records.%s where id = :id".formatted(table(ref.type())))
                .params(Params.of("id", ref.id()))
                .update();
    }

    Optional<CrmRecord> personByEmail(String address) {
        return jdbc.sql("""
                        select p.* from records.person_email e join records.person p on p.id = e.person_id
                        where e.address = :address""")
                .params(Params.of("address", address.strip().toLowerCase(Locale.ROOT)))
                .query(reading(RecordType.PERSON))
                .optional();
    }

    Map<Long, String> companyNames(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select id, name from records.company where id in (:ids)")
                        .params(Params.of("ids", ids))
                        .query((row, index) -> Map.entry(row.getLong("id"), row.getString("name")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Takes the company's new name to everything that shows it.
    void spreadCompanyName(long company, String name) {
        for (RecordType type : OF_A_COMPANY) {
            jdbc.sql("update records.%s set company_name = :name, company_key = :key where company_id = :id"
                            .formatted(table(type)))
                    .params(Params.of("id", company).with("name", name).with("key", SearchText.fold(name)))
                    .update();
        }
    }

    /// Nothing belongs to that company any more.
    void leaveCompany(long company, Instant now) {
        for (RecordType type : OF_A_COMPANY) {
            jdbc.sql("""
                            update records.%s set company_id = null, company_name = null, company_key = null,
                                date_modified = :now
                            where company_id = :id""".formatted(table(type)))
                    .params(Params.of("id", company).with("now", now))
                    .update();
        }
    }

    void countInteraction(RecordRef ref, Instant at) {
        jdbc.sql("""
                        update records.%s set interaction_count = interaction_count + 1,
                            date_last_contacted = greatest(date_last_contacted, :at)
                        where id = :id""".formatted(table(ref.type())))
                .params(Params.of("id", ref.id()).with("at", at))
                .update();
    }

    private void claimAddresses(List<CrmRecord> people) {
        var claims = new ArrayList<Map<String, Object>>();
        for (CrmRecord person : people) {
            person.values()
                    .list(Field.EMAILS)
                    .forEach(email -> claims.add(
                            Map.of("address", email.value().toLowerCase(Locale.ROOT), "person_id", person.id())));
        }
        List<String> claimed = jdbc.sql("""
                        insert into records.person_email
                        select * from jsonb_populate_recordset(cast(null as records.person_email), :rows)
                        on conflict do nothing returning address""")
                .params(new Params().json("rows", claims))
                .query(String.class)
                .list();
        if (claimed.size() < claims.size()) {
            claims.stream()
                    .map(claim -> String.valueOf(claim.get("address")))
                    .filter(address -> !claimed.remove(address))
                    .findFirst()
                    .ifPresent(taken -> {
                        throw new RecordRefused(RecordRefused.Reason.EMAIL_TAKEN, Field.EMAILS, taken);
                    });
        }
    }

    private static RowMapper<CrmRecord> reading(RecordType type) {
        List<Field<?>> fields = Field.of(type);
        return (row, index) -> CrmRecord.of(type, row.getLong("id"), values(row, fields));
    }

    private static Values values(ResultSet row, List<Field<?>> fields) throws SQLException {
        var values = new HashMap<Field<?>, Object>();
        for (Field<?> field : fields) {
            Object value = field.kind().read(row, field.name());
            if (value != null) {
                values.put(field, value);
            }
        }
        return Values.of(values, CUSTOM.readValue(row.getString("custom_fields")));
    }

    private static Map<String, @Nullable Object> row(CrmRecord each) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", each.id());
        Field.of(each.type()).forEach(field -> row.put(field.name(), column(field, each.values())));
        row.put("custom_fields", each.values().custom());
        row.putAll(derivedColumns(each));
        return row;
    }

    private static <T> @Nullable Object column(Field<T> field, Values values) {
        T value = values.get(field);
        return value != null ? field.kind().write(value) : field.kind().isList() ? List.of() : null;
    }

    private static Map<String, @Nullable Object> derivedColumns(CrmRecord each) {
        var derived = new LinkedHashMap<String, @Nullable Object>();
        derived.put("name_key", SearchText.fold(each.name()));
        derived.put("search_text", SearchText.of(each.type(), each.values()));
        if (Field.COMPANY_NAME.isOf(each.type())) {
            String company = each.get(Field.COMPANY_NAME);
            derived.put("company_key", company == null ? null : SearchText.fold(company));
        }
        return derived;
    }

    private static String table(RecordType type) {
        return type.singular();
    }
}
