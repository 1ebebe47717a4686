package dev.pactwire.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// What a database consists of, whichever module made it.
final class Catalog {

    static final Table MIGRATION_HISTORY = new Table("public", "flyway_schema_history", List.of());

    private static final String OURS = "nspname not like 'pg\\_%' and nspname <> 'information_schema'";

    private final Connection connection;

    Catalog(Connection connection) {
        this.connection = connection;
    }

    List<Table> tables() throws SQLException {
        return query(
                """
                select nspname, relname, array(
                    select attname::text from pg_attribute
                    where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
                    order by attnum)
                from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                where relkind = 'r' and %s
                order by nspname, relname
                """.formatted(OURS), row -> new Table(row.getString(1), row.getString(2), strings(row.getArray(3))));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    List<Manifest.SequenceValue> sequences() throws SQLException {
        return query(
                """
                select schemaname, sequencename, last_value from pg_sequences
                where %s order by schemaname, sequencename
                """.formatted(OURS.replace("nspname", "schemaname")),
                row -> new Manifest.SequenceValue(row.getString(1), row.getString(2), row.getObject(3, Long.class)));
    }

    List<ForeignKey> foreignKeys() throws SQLException {
        return query(
                """
                select nspname, relname, conname, pg_get_constraintdef(pg_constraint.oid)
                from pg_constraint join pg_class on pg_class.oid = conrelid
                join pg_namespace on pg_namespace.oid = relnamespace
                where contype = 'f' and conparentid = 0 and %s
                """.formatted(OURS),
                row -> new ForeignKey(
                        Sql.qualified(row.getString(1), row.getString(2)),
                        Sql.identifier(row.getString(3)),
                        row.getString(4)));
    }

    /// The tables whose rows triggers would change on their way in.
    List<String> tablesWithTriggers() throws SQLException {
        return query("""
                select distinct nspname, relname
                from pg_trigger join pg_class on pg_class.oid = tgrelid
                join pg_namespace on pg_namespace.oid = relnamespace
                where not tgisinternal and tgenabled = 'O' and relkind in ('r', 'p') and %s
                """.formatted(OURS), row -> Sql.qualified(row.getString(1), row.getString(2)));
    }

    List<Manifest.AppliedMigration> appliedMigrations() throws SQLException {
        return query(
                """
                select version, script, checksum from %s where success and type = 'SQL' order by installed_rank
                """.formatted(MIGRATION_HISTORY.qualified()),
                row -> new Manifest.AppliedMigration(
                        row.getString(1), row.getString(2), row.getObject(3, Integer.class)));
    }

    boolean isEmpty() throws SQLException {
        List<Table> tables = tables();
        return tables.isEmpty()
                || tables.size() == 1
                        && tables.getFirst().qualified().equals(MIGRATION_HISTORY.qualified())
                        && query("select 1 from " + MIGRATION_HISTORY.qualified(), row -> 1)
                                .isEmpty();
    }

    private <T> List<T> query(String sql, RowReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// @param definition what follows the constraint's name when it is added
    record ForeignKey(String table, String name, String definition) {

        String drop() {
            return "alter table %s drop constraint %s".formatted(table, name);
        }

        String add() {
            return "alter table %s add constraint %s %s".formatted(table, name, definition);
        }
    }
}
