package dev.pactwire.setup;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// The people of Lumen Studio, who work in the demo.
@Component
class DemoPeople {

    static final String PASSWORD = "lumen-studio-demo";
    static final List<String> LOGINS = List.of(
            "ada@lumen.example     Ada Moreau sells",
            "jonas@lumen.example   Jonas Berger sells, in French",
            "tomas@lumen.example   Tomás Okafor administers",
            "mei@lumen.example     Mei Tanaka markets",
            "noor@lumen.example    Noor Haddad reads, in French");

    private final Users users;

    DemoPeople(Users users) {
        this.users = users;
    }

    /// @param owner administers
    record Cast(User owner, User ada, User mei, User jonas) {}

    Cast add() {
        User tomas = add("Tomás Okafor", "tomas@lumen.example", Role.OWNER, Locale.ENGLISH);
        User ada = add("Ada Moreau", "ada@lumen.example", Role.SALES, Locale.ENGLISH);
        User jonas = add("Jonas Berger", "jonas@lumen.example", Role.SALES, Locale.FRENCH);
        User mei = add("Mei Tanaka", "mei@lumen.example", Role.MARKETING, Locale.ENGLISH);
        add("Noor Haddad", "noor@lumen.example", Role.VIEWER, Locale.FRENCH);
        return new Cast(tomas, ada, mei, jonas);
    }

    private User add(String name, String email, Role role, Locale locale) {
        User user = users.add(name, email, role, locale, PASSWORD);
        users.publishPassword(user.id());
        return user;
    }

    boolean areHere() {
        return users.byEmail("ada@lumen.example").isPresent();
    }
}
