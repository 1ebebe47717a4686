package dev.pactwire.story;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.shell.Live;
import dev.pactwire.testing.DemoTest;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A record that was left open, on a machine that slept: the panel's own login is over, the page's is not.
@DemoTest
class PanelStaysTest {

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Live live;

    @LocalServerPort
    int port;

    private Studio studio;
    private User emil;

    @BeforeEach
    void a_salesperson() {
        studio = new Studio(port, "stays");
        emil = users.add(
                "Emil Sand", UUID.randomUUID() + "@lumen.example", Role.SALES, Locale.ENGLISH, Studio.PASSWORD);
    }

    @AfterEach
    void everybody_goes_home() {
        studio.close();
    }

    @Test
    void a_message_after_a_long_sleep_brings_the_state_and_no_login() {
        Colleague colleague = studio.colleague(emil.email());
        Panel panel = colleague.opens("/opportunities/31").panel();
        panel.says("No agreements for");
        jdbc.sql("update access.session set expires_at = 'epoch' where area = 'panel' and person_id = :emil")
                .param("emil", emil.id().value())
                .update();

        live.changed("agreements", "opportunity:31");

        colleague.page().waitForCondition(() -> openPanels() == 1);
        panel.says("No agreements for");
    }

    @Test
    void news_that_comes_while_a_reason_is_typed_shows_and_takes_nothing_away() {
        UUID agreement = sent("/opportunities/32", "Order form");
        Panel panel = studio.colleague(emil.email()).opens("/opportunities/32").panel();
        panel.beginsToVoid("The price is of last year");
        jdbc.sql("update agreements.agreement set subject = 'Order form, changed' where id = :id")
                .param("id", agreement)
                .update();

        live.changed("agreements", "opportunity:32");

        panel.says("Order form, changed");
        panel.stillSaysWhy("The price is of last year");
    }

    private UUID sent(String record, String subject) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into agreements.agreement (id, record_type, record_id, record_name, connection_id, transaction_id, subject,
                            message, created_by, state, created_at, changed_at)
                        select :id, 'opportunity', :record, 'Website relaunch', c.id, :id, :subject, '', :emil, 'SENT', now(), now()
                        from integrations.connection c where c.vendor = 'DOCUSIGN' limit 1""")
                .param("id", id)
                .param("record", Long.valueOf(record.substring(record.lastIndexOf('/') + 1)))
                .param("subject", subject)
                .param("emil", emil.id().value())
                .update();
        return id;
    }

    private int openPanels() {
        return jdbc.sql("""
                        select count(*) from access.session
                        where area = 'panel' and person_id = :emil and expires_at > 'epoch'""")
                .param("emil", emil.id().value())
                .query(Integer.class)
                .single();
    }
}
