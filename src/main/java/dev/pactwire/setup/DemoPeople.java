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
            "jonas@lumen.example   Jonas sells, in French",
            "tomas@lumen.example   Tomás Okafor administers",
            "mei@lumen.example     Mei Tanaka markets",
            "noor@lumen.example    Noor Haddad reads");

    private final Users users;

    DemoPeople(Users users) {
        this.users = users;
    }

    /// @param owner administers
    record Cast(User owner, User ada, User mei, User jonas) {}

    Cast add() {
        User tomas = users.add("Tomás Okafor", "tomas@lumen.example", Role.OWNER, Locale.ENGLISH, PASSWORD);
        User ada = users.add("Ada Moreau", "ada@lumen.example", Role.SALES, Locale.ENGLISH, PASSWORD);
        User jonas = users.add("Jonas Berger", "jonas@lumen.example", Role.SALES, Locale.FRENCH, PASSWORD);
        User mei = users.add("Mei Tanaka", "mei@lumen.example", Role.MARKETING, Locale.ENGLISH, PASSWORD);
        users.add("Noor Haddad", "noor@lumen.example", Role.VIEWER, Locale.FRENCH, PASSWORD);
        return new Cast(tomas, ada, mei, jonas);
    }

    boolean areHere() {
        return users.byEmail("ada@lumen.example").isPresent();
    }
}
