package dev.pactwire.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

    @Test
    void each_database_is_migrated_and_of_its_own() {
        TestDatabase first = TestPostgres.fresh();
        TestDatabase second = TestPostgres.fresh();

        first.jdbc().sql("create table pactwire_test (id int)").update();

        assertThat(tables(first)).contains("flyway_schema_history", "pactwire_test");
        assertThat(tables(second)).contains("flyway_schema_history").doesNotContain("pactwire_test");
    }

    @Test
    void tests_work_with_the_rights_of_production() {
        boolean superuser = TestPostgres.fresh()
                .jdbc()
                .sql("select rolsuper from pg_roles where rolname = current_user")
                .query(Boolean.class)
                .single();

        assertThat(superuser).isFalse();
    }

    private static List<String> tables(TestDatabase database) {
        return database.jdbc()
                .sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list();
    }
}
