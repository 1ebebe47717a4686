package dev.pactwire.records;

import dev.pactwire.access.User;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Person;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.recordtypes.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of records: a table for each type, a column for each of its fields. A row is written whole, as JSON that
/// PostgreSQL takes apart, so that one record and a hundred thousand are written by the same statement.
@Component
class RecordStore {

    private static final int MIN_TO_ANALYZE = 1_000;
    private static final List<RecordType> OF_A_COMPANY = List.of(RecordType.PERSON, RecordType.OPPORTUNITY);
    private static final List<RecordType> WITH_A_CONTACT = List.of(RecordType.COMPANY, RecordType.OPPORTUNITY);

    private final JdbcClient jdbc;

    RecordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CrmRecord> find(RecordRef ref) {
        return jdbc.sql("select * from records.%s where id = :id".formatted(table(ref.type())))
                .params(Params.of("id", ref.id()))
                .query(RecordRows.reading(ref.type()))
                .optional();
    }

    Optional<CrmRecord> lock(RecordRef ref) {
        return jdbc.sql("select * from records.%s where id = :id for update".formatted(table(ref.type())))
                .params(Params.of("id", ref.id()))
                .query(RecordRows.reading(ref.type()))
                .optional();
    }

    Map<RecordRef, CrmRecord> findAll(Collection<RecordRef> refs) {
        var found = new HashMap<RecordRef, CrmRecord>();
        refs.stream()
                .collect(Collectors.groupingBy(RecordRef::type, Collectors.mapping(RecordRef::id, Collectors.toSet())))
                .forEach((type, ids) -> jdbc.sql("select * from records.%s where id in (:ids)".formatted(table(type)))
                        .params(Params.of("ids", ids))
                        .query(RecordRows.reading(type))
                        .list()
                        .forEach(each -> found.put(each.ref(), each)));
        return found;
    }

    List<CrmRecord> search(User viewer, RecordQuery query) {
        SearchSql sql = SearchSql.of(viewer, query);
        return jdbc.sql(sql.select(query))
                .params(sql.params())
                .query(RecordRows.reading(query.type()))
                .list();
    }

    Stretch walk(User viewer, RecordQuery query, Start start) {
        SearchSql sql = SearchSql.of(viewer, query);
        SortOrder order = query.sort().order(query.descending());
        Optional<Place> place = switch (start) {
            case Start.Edge edge -> Optional.empty();
            case Start.After after -> Optional.of(after.place());
            case Start.Before before -> Optional.of(before.place());
        };
        RowMapper<CrmRecord> reading = RecordRows.reading(query.type());
        List<Stretch.Row> rows = jdbc.sql(
                        sql.walk(start.isBackward() ? order.reversed() : order, place, query.size() + 1))
                .params(sql.params())
                .query((row, at) -> new Stretch.Row(reading.mapRow(row, at), Place.read(row, query.sort())))
                .list();
        return Stretch.of(rows, query.size(), start.isBackward());
    }

    List<CrmRecord> best(User viewer, RecordType type, String words, int size) {
        SearchSql sql = SearchSql.of(viewer, RecordQuery.of(type));
        return jdbc.sql(sql.best(words, size))
                .params(sql.params())
                .query(RecordRows.reading(type))
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
                .query(Rows.of(Records.StageTotal.class))
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
                        .json("rows", records.stream().map(RecordRows::row).toList()))
                .update();
        if (type == RecordType.PERSON) {
            claimAddresses(records);
        }
    }

    void update(CrmRecord changed) {
        String columns = Field.of(changed.type()).stream().map(Field::name).collect(Collectors.joining(", "));
        String derived = RecordRows.derivedColumns(changed).keySet().stream().collect(Collectors.joining(", "));
        jdbc.sql("""
                        update records.%1$s set (%2$s, custom_fields, %3$s) =
                            (select %2$s, custom_fields, %3$s
                             from jsonb_populate_record(cast(null as records.%1$s), :row))
                        where id = :id""".formatted(table(changed.type()), columns, derived))
                .params(Params.of("id", changed.id()).json("row", RecordRows.row(changed)))
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
                .query(RecordRows.reading(RecordType.PERSON))
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

    /// Takes the company's new name to everything that shows it, and whoever asks for changes by their date finds it
    /// there.
    void spreadCompanyName(long company, String name, Instant now) {
        for (RecordType type : OF_A_COMPANY) {
            jdbc.sql("""
                            update records.%s set company_name = :name, company_key = :key, date_modified = :now
                            where company_id = :id""".formatted(table(type)))
                    .params(Params.of("id", company)
                            .with("name", name)
                            .with("key", SearchText.fold(name))
                            .with("now", now))
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

    /// That person is nobody's contact any more.
    void leaveContact(long person, Instant now) {
        for (RecordType type : WITH_A_CONTACT) {
            jdbc.sql("""
                            update records.%s set primary_contact_id = null, date_modified = :now
                            where primary_contact_id = :id""".formatted(table(type)))
                    .params(Params.of("id", person).with("now", now))
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

    private static String table(RecordType type) {
        return type.singular();
    }
}
