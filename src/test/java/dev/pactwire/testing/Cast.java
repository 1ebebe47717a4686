package dev.pactwire.testing;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import java.util.Locale;

/// The people of Lumen Studio, made by the first test that asks for them.
///
/// @param ada sells
/// @param tomas administers
/// @param mei markets
/// @param noor only reads
public record Cast(User ada, User tomas, User mei, User noor) {

    public static Cast in(Users users) {
        return new Cast(
                person(users, "Ada Moreau", "ada@lumen.example", Role.SALES),
                person(users, "Tomás Okafor", "tomas@lumen.example", Role.ADMIN),
                person(users, "Mei Tanaka", "mei@lumen.example", Role.MARKETING),
                person(users, "Noor Haddad", "noor@lumen.example", Role.VIEWER));
    }

    private static User person(Users users, String name, String email, Role role) {
        return users.byEmail(email).orElseGet(() -> users.add(name, email, role, Locale.ENGLISH, null));
    }
}
