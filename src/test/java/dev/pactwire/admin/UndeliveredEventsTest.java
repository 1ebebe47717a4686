package dev.pactwire.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.testing.PactwireTest;
import dev.pactwire.testing.WebClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@PactwireTest
class UndeliveredEventsTest {

    /// A name that no node knows: what stands under it stays.
    private static final String HANDLER = "test.of-another-version";

    @Autowired
    ApplicationContext program;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Admins admins;

    @BeforeEach
    void somebody_administers() {
        admins = new Admins(program, port);
    }

    @AfterEach
    void nothing_is_left() {
        jdbc.sql("delete from bus.event where type like 'dev.pactwire.test.%'").update();
    }

    private long failed(String event, String state, int attempts) {
        long id = jdbc.sql("""
                        insert into bus.event (type, key, payload, published_at)
                        values ('dev.pactwire.test.' || :event, 'k', '{}', now() - interval '3 hours') returning id""").param("event", event).query(Long.class).single();
        jdbc.sql("""
                        insert into bus.delivery (event_id, handler, key, state, due_at, attempts, last_error)
                        values (:id, :handler, 'k', :state, now() + interval '1 day', :attempts, 'the disk is <full>')""")
                .param("id", id)
                .param("handler", HANDLER)
                .param("state", state)
                .param("attempts", attempts)
                .update();
        return id;
    }

    @Test
    void what_failed_often_or_for_good_is_listed_and_what_may_pass_is_not() {
        failed("LampFell", "DEAD", 400);
        failed("LampShook", "OPEN", 7);
        failed("LampBlinked", "OPEN", 1);
        WebClient tomas = admins.loggedIn(admins.person("Tomás Okafor", Role.ADMIN));

        String page = tomas.get("/admin/events").body();

        assertThat(page)
                .contains("LampFell", "LampShook", HANDLER, "the disk is &lt;full&gt;", "set aside")
                .doesNotContain("LampBlinked");
        assertThat(page.indexOf("LampFell")).isLessThan(page.indexOf("LampShook"));
    }

    @Test
    void try_again_makes_it_due_at_once_and_is_written_down() {
        long event = failed("LampFell", "DEAD", 400);
        WebClient tomas = admins.loggedIn(admins.person("Tomás Okafor", Role.ADMIN));
        tomas.get("/admin/events");

        var answer = tomas.post("/admin/events/" + event + "/retry", Map.of("handler", HANDLER));

        assertThat(answer.redirect()).endsWith("/admin/events");
        assertThat(jdbc.sql(
                                "select state || ' ' || attempts || ' ' || (due_at <= now()) from bus.delivery where event_id = :id")
                        .param("id", event)
                        .query(String.class)
                        .single())
                .isEqualTo("OPEN 0 true");
        assertThat(admins.acts(HANDLER)).isNotEmpty().first().asString().endsWith("event.retried");
    }

    @Test
    void what_is_gone_meanwhile_is_no_mistake_and_no_entry() {
        WebClient tomas = admins.loggedIn(admins.person("Tomás Okafor", Role.ADMIN));
        tomas.get("/admin/events");
        int before = admins.acts(HANDLER).size();

        var answer = tomas.post("/admin/events/9999999999/retry", Map.of("handler", HANDLER));

        assertThat(answer.redirect()).endsWith("/admin/events");
        assertThat(admins.acts(HANDLER)).hasSize(before);
    }

    @Test
    void a_salesperson_does_not_see_it() {
        WebClient ada = admins.loggedIn(admins.person("Ada Moreau", Role.SALES));

        assertThat(ada.get("/admin/events").status()).isEqualTo(403);
    }
}
