package dev.pactwire.signingoauth;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What an app may do for a person: `signature` always, `extended` to stay connected for as long as it refreshes,
/// `impersonation` to act without the person being there. Names that the protocol knows and we do not are left out of
/// what is granted.
record Scopes(Set<String> names) {

    static final String SIGNATURE = "signature";
    static final String EXTENDED = "extended";
    static final String IMPERSONATION = "impersonation";
    private static final List<String> KNOWN = List.of(SIGNATURE, EXTENDED, IMPERSONATION);

    Scopes {
        names = Set.copyOf(names);
    }

    static Scopes parse(String spaceSeparated) {
        return of(Arrays.asList(spaceSeparated.strip().split("[\\s,]+")));
    }

    static Scopes of(List<String> names) {
        return new Scopes(new TreeSet<>(names.stream().filter(KNOWN::contains).toList()));
    }

    boolean has(String name) {
        return names.contains(name);
    }

    boolean covers(Scopes others) {
        return names.containsAll(others.names);
    }

    Scopes plus(Scopes others) {
        var all = new TreeSet<>(names);
        all.addAll(others.names);
        return new Scopes(all);
    }

    /// In the order in which they are explained to a person.
    List<String> listed() {
        return KNOWN.stream().filter(names::contains).toList();
    }

    String text() {
        return String.join(" ", listed());
    }

    String[] stored() {
        return listed().toArray(String[]::new);
    }
}
