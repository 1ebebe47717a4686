package dev.pactwire.admin;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.platform.Params;
import dev.pactwire.testing.WebClient;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// People who try the pages of administration, and the mail that these pages send.
final class Admins {

    static final String PASSWORD = "correct horse battery";
    private static final Pattern LINK = Pattern.compile("http://\\S+?(/(?:join|reset-password)/\\S+)");

    private final ApplicationContext program;
    private final int port;

    Admins(ApplicationContext program, int port) {
        this.program = program;
        this.port = port;
    }

    static String address(String name) {
        return name + "-" + UUID.randomUUID() + "@lumen.example";
    }

    User person(String name, Role role) {
        return program.getBean(Users.class)
                .add(name, address(name.toLowerCase(Locale.ROOT).split(" ")[0]), role, Locale.ENGLISH, PASSWORD);
    }

    WebClient loggedIn(User user) {
        var browser = new WebClient(port);
        browser.login(user.email(), PASSWORD, "/settings");
        browser.get("/settings");
        return browser;
    }

    /// The texts of the mails to an address, oldest first.
    List<String> mails(String to) {
        return program.getBean(JdbcClient.class)
                .sql("select text from mailroom.mail where to_address = :to order by created_at, id")
                .params(Params.of("to", to))
                .query(String.class)
                .list();
    }

    /// The path of the link in the newest mail to an address.
    String link(String to) {
        var link = LINK.matcher(mails(to).getLast());
        if (!link.find()) {
            throw new AssertionError("no link in " + mails(to).getLast());
        }
        return link.group(1);
    }

    /// The newest acts about a subject, as `person: action`; log-ins apart.
    List<String> acts(String subject) {
        return program.getBean(JdbcClient.class)
                .sql(
                        "select person || ': ' || action from access.audit where subject = :subject and action <> 'login.succeeded' order by id desc")
                .params(Params.of("subject", subject))
                .query(String.class)
                .list();
    }
}
