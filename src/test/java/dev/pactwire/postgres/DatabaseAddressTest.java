package dev.pactwire.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @Test
    void an_address_is_read_as_the_tools_of_postgresql_write_it() {
        assertThat(DatabaseAddress.parse("postgresql://ada:p%40ss+word@db.lumen.example:5433/crm?sslmode=require"))
                .isEqualTo(new DatabaseAddress(
                        "jdbc:postgresql://db.lumen.example:5433/crm?sslmode=require", "ada", "p@ss+word"));
        assertThat(DatabaseAddress.parse("postgres://ada@[::1]/crm"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://[::1]/crm", "ada", ""));
    }

    @Test
    void a_jdbc_url_keeps_its_form() {
        String url = "jdbc:postgresql://localhost/crm?user=ada&password=secret";

        assertThat(DatabaseAddress.parse(url)).isEqualTo(new DatabaseAddress(url, "ada", "secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ada:secret@localhost/crm",
                "postgresql://localhost/crm?password=secret",
                "postgresql://ada:secret@localhost",
                "postgresql://ada:secret^@localhost/crm",
                "jdbc:postgresql://localhost/crm?password=secret"
            })
    void what_is_not_understood_is_refused_with_an_example_and_without_the_password(String url) {
        assertThatThrownBy(() -> DatabaseAddress.parse(url))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("Write ")
                .hasMessageContaining("postgresql://")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_password_is_never_printed() {
        assertThat(DatabaseAddress.parse("jdbc:postgresql://localhost/crm?user=ada&password=secret"))
                .hasToString("jdbc:postgresql://localhost/crm as ada");
    }
}
