package dev.pactwire.recordpages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.pactwire.access.ConsoleSession;
import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.records.Records;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;

/// The people and records that the tests of pages work with: each call makes new ones.
class Office {

    static final String PASSWORD = "correct horse battery";

    private final Users users;
    private final Records records;
    private final ConsoleSession sessions;

    Office(ApplicationContext program) {
        this.users = program.getBean(Users.class);
        this.records = program.getBean(Records.class);
        this.sessions = program.getBean(ConsoleSession.class);
    }

    User user(String name, Role role) {
        return user(name, role, Locale.ENGLISH);
    }

    User user(String name, Role role, Locale locale) {
        String email =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "") + "-" + UUID.randomUUID() + "@lumen.example";
        return users.add(name, email, role, locale, PASSWORD);
    }

    User ada() {
        return user("Ada Moreau", Role.SALES);
    }

    /// Logs the user in and answers the session's cookie.
    String session(User user) {
        var response = new MockHttpServletResponse();
        sessions.begin(user, response);
        return String.valueOf(response.getHeader("Set-Cookie"))
                .replaceFirst("^pactwire=", "")
                .replaceFirst(";.*$", "");
    }

    /// Lets a browser be logged in as that user.
    void logIn(BrowserContext profile, User user, int port) {
        logInAt(profile, user, "http://localhost:" + port);
    }

    void logInAt(BrowserContext profile, User user, String address) {
        profile.addCookies(List.of(new Cookie("pactwire", session(user))
                .setUrl(address)
                .setHttpOnly(true)
                .setSameSite(SameSiteAttribute.LAX)));
    }

    CrmRecord company(User by, String name) {
        return records.create(
                by,
                RecordType.COMPANY,
                Patch.of(Field.NAME, name)
                        .set(Field.EMAIL_DOMAIN, "d" + UUID.randomUUID() + ".example")
                        .set(Field.ASSIGNEE, by.id()));
    }

    CrmRecord person(User by, String name) {
        return records.create(
                by,
                RecordType.PERSON,
                Patch.of(Field.NAME, name)
                        .set(Field.EMAILS, List.of(Labeled.work("p" + UUID.randomUUID() + "@harborpine.example")))
                        .set(Field.PHONE_NUMBERS, List.of(new Labeled("+1 415 555 0134", "mobile")))
                        .set(Field.TITLE, "Operations lead")
                        .set(Field.ASSIGNEE, by.id()));
    }

    CrmRecord lead(User by, String name) {
        return records.create(
                by,
                RecordType.LEAD,
                Patch.of(Field.NAME, name)
                        .set(Field.COMPANY_NAME, "Quayside Books")
                        .set(Field.EMAIL, Labeled.work("l" + UUID.randomUUID() + "@quayside.example"))
                        .set(Field.ASSIGNEE, by.id()));
    }

    CrmRecord opportunity(User by, String name) {
        return records.create(
                by,
                RecordType.OPPORTUNITY,
                Patch.of(Field.NAME, name)
                        .set(Field.MONETARY_VALUE, new BigDecimal("48000"))
                        .set(Field.CLOSE_DATE, LocalDate.now().plusDays(20))
                        .set(Field.ASSIGNEE, by.id()));
    }

    <T> T reread(User by, RecordRef ref, Field<T> field) {
        return records.get(by, ref).orElseThrow().values().require(field);
    }
}
