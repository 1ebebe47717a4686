package dev.pactwire.testing;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// How many rows of each table the database reads from end to end, instead of by an index, during some work. Counts the
/// real statements of the work, whatever they are.
public final class Reads {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Reads(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// @param work joins the transaction; what it writes is undone
    /// @return by `schema.table`, only tables of which rows were read in sequence
    public Map<String, Long> during(Runnable work) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            work.run();
            return jdbc
                    .sql("""
                            select schemaname || '.' || relname as name, seq_tup_read from pg_stat_xact_user_tables
                            where seq_tup_read > 0""")
                    .query((row, index) -> Map.entry(row.getString("name"), row.getLong("seq_tup_read")))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        });
    }
}
