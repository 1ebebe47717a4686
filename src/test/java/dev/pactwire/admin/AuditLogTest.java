package dev.pactwire.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.shell.Texts;
import dev.pactwire.testing.PactwireTest;
import dev.pactwire.testing.WebClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@PactwireTest
class AuditLogTest {

    /// `audit.record(who, "an.act" …` or `audit.record(who, yes ? "an.act" : "another.act" …`
    private static final Pattern RECORDED =
            Pattern.compile("audit\\.record\\(\\s*[^;]*?\"([a-z-]+\\.[a-z-]+)\"(?:\\s*:\\s*\"([a-z-]+\\.[a-z-]+)\")?");

    @Autowired
    ApplicationContext program;

    @Autowired
    Users users;

    @Autowired
    Texts texts;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Admins admins;
    private User tomas;
    private WebClient his;
    private User ada;

    @BeforeEach
    void tomas_administers() {
        admins = new Admins(program, port);
        tomas = admins.person("Tomás Okafor", Role.ADMIN);
        his = admins.loggedIn(tomas);
        ada = admins.person("Ada Moreau", Role.SALES);
    }

    @AfterEach
    void failures_are_forgotten() {
        jdbc.sql("delete from access.login_failure").update();
    }

    @Test
    void every_act_that_is_recorded_anywhere_has_a_sentence_in_both_languages() throws IOException {
        var acts = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                var recorded = RECORDED.matcher(Files.readString(file));
                while (recorded.find()) {
                    acts.add(recorded.group(1));
                    if (recorded.group(2) != null) {
                        acts.add(recorded.group(2));
                    }
                }
            }
        }

        assertThat(acts).contains("user.deactivated", "user.reactivated", "signing-app.redirects-changed");
        assertThat(acts).allMatch(act -> texts.knows("act." + act), "has a sentence");
        assertThat(acts.stream().map(act -> act.substring(0, act.indexOf('.'))))
                .allMatch(
                        word -> java.util.stream.Stream.of(AuditKind.values())
                                .anyMatch(kind -> kind.words().contains(word)),
                        "belongs to a kind");
    }

    @Test
    void it_tells_owner_and_admin_in_sentences_who_did_what_and_nobody_else() {
        his.post("/admin/people/" + ada.id().value() + "/role", Map.of("role", "MARKETING"));

        String page = his.get("/admin/audit").body();

        assertThat(page)
                .contains("Changed the role of " + ada.email() + " to Marketing")
                .contains("title=\"" + tomas.email() + "\"")
                .doesNotContain("user.role-changed");
        assertThat(admins.loggedIn(admins.person("Olu Okafor", Role.OWNER))
                        .get("/admin/audit")
                        .status())
                .isEqualTo(200);
        assertThat(admins.loggedIn(ada).get("/admin/audit").status()).isEqualTo(403);
    }

    @Test
    void in_french_it_is_french() {
        users.rename(tomas.id(), "Tomás Okafor", Locale.FRENCH);
        his.post("/admin/people/" + ada.id().value() + "/role", Map.of("role", "VIEWER"));

        assertThat(his.get("/admin/audit").body()).contains("A changé le rôle de " + ada.email() + " en ");
    }

    @Test
    void log_ins_are_told_and_this_machine_is_no_row_of_colons() {
        new WebClient(port).login(ada.email(), "wrong", "/");
        admins.loggedIn(ada);

        assertThat(his.get("/admin/audit?kind=LOGINS").body())
                .contains("Wrong password for " + ada.email() + ", at this machine")
                .contains("Logged in at this machine")
                .doesNotContain("0:0:0:0")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void it_narrows_to_one_person_and_one_kind() {
        admins.loggedIn(ada).post("/settings/keys", Map.of("label", "Reporting"));
        his.post("/admin/people/" + ada.id().value() + "/role", Map.of("role", "VIEWER"));

        String hers = his.get("/admin/audit?person=" + ada.id().value()).body();
        String herKeys =
                his.get("/admin/audit?kind=PEOPLE&person=" + ada.id().value()).body();

        assertThat(hers).contains("Reporting").contains("Logged in").doesNotContain("Changed the role");
        assertThat(herKeys).contains("Reporting").doesNotContain("Logged in at");
    }

    @Test
    void it_goes_back_page_by_page_and_keeps_its_filter() {
        jdbc.sql("""
                        insert into access.audit (at, person_id, person, action, subject, details)
                        select now(), :id, 'Ada Moreau <ada@lumen.example>', 'mail.retried', 'page-test', '{}' from generate_series(1, 60)""").param("id", ada.id().value()).update();

        String first =
                his.get("/admin/audit?kind=UPKEEP&person=" + ada.id().value()).body();
        String older = first.replaceFirst("(?s).*href=\"(/admin/audit\\?before=[^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        String second = his.get(older).body();

        assertThat(first.split("page-test", -1)).hasSize(51);
        assertThat(older).contains("kind=UPKEEP");
        assertThat(second.split("page-test", -1)).hasSize(11);
    }
}
