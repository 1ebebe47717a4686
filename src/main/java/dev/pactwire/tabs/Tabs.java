package dev.pactwire.tabs;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What holds for one recipient's tabs together.
public final class Tabs {

    private Tabs() {}

    /// The tabs with these values put in. Tabs of one kind and label in a document share a value.
    public static List<Tab> fill(List<Tab> tabs, Map<TabId, String> values) {
        var byId = tabs.stream().collect(Collectors.toMap(Tab::id, tab -> tab, (first, second) -> first));
        var own = new HashMap<TabId, String>();
        var shared = new HashMap<Twins, String>();
        values.forEach((id, value) -> {
            Tab tab = byId.get(id);
            if (tab != null && isSharing(tab)) {
                shared.put(Twins.of(tab), value);
            } else {
                own.put(id, value);
            }
        });
        return tabs.stream()
                .map(tab -> {
                    String value = isSharing(tab) ? shared.get(Twins.of(tab)) : own.get(tab.id());
                    return value == null ? tab : tab.withValue(value);
                })
                .toList();
    }

    /// What tabs that share a value have in common.
    private record Twins(Class<?> kind, int document, String label) {
        static Twins of(Tab tab) {
            return new Twins(
                    tab.kind().getClass(), tab.documentId(), tab.rules().label());
        }
    }

    private static boolean isSharing(Tab tab) {
        if (tab.rules().label().isEmpty()) {
            return false;
        }
        return switch (tab.kind()) {
            case Kind.Checkbox c -> true;
            case Kind.Company c -> true;
            case Kind.Text t -> true;
            case Kind.ListChoice l -> true;
            case Kind.FullName f -> true;
            case Kind.FirstName f -> true;
            case Kind.LastName l -> true;
            case Kind.Note n -> true;
            case Kind.Title t -> true;
            case Kind.SignHere s -> false;
            case Kind.InitialHere i -> false;
            case Kind.DateSigned d -> false;
            case Kind.EmailAddress e -> false;
            case Kind.NumberEntry n -> false;
            case Kind.DateEntry d -> false;
            case Kind.RadioGroup r -> false;
            case Kind.Approve a -> false;
            case Kind.Decline d -> false;
            case Kind.EnvelopeId e -> false;
        };
    }

    /// The tabs that must still be filled before the recipient can finish. What is locked is not his to fill.
    public static List<Tab> missing(List<Tab> tabs) {
        return tabs.stream()
                .filter(tab -> tab.rules().required()
                        && !tab.rules().locked()
                        && tab.kind().isFilledByHand()
                        && !tab.isFilled())
                .filter(tab -> applies(tab, tabs))
                .toList();
    }

    /// Whether a tab counts: it has no condition, or its parent has the value that the condition names.
    public static boolean applies(Tab tab, List<Tab> all) {
        Condition condition = tab.rules().condition();
        return condition == null
                || all.stream()
                        .filter(parent -> parent.rules().label().equals(condition.parentLabel()) && !parent.equals(tab))
                        .anyMatch(parent -> fulfils(parent, condition.value()));
    }

    private static boolean fulfils(Tab parent, String wanted) {
        if (!parent.isFilled()) {
            return false;
        }
        return wanted.equals(Condition.ANY) || wanted.equals(Condition.ON) || wanted.equals(parent.value());
    }

    /// The order of the guided walk: document by document as the envelope has them, then the sender's order, then
    /// page by page, top-down, left to right.
    public static List<Tab> guided(List<Tab> tabs, List<Integer> documentOrder) {
        return tabs.stream()
                .sorted(Comparator.<Tab>comparingInt(tab -> documentOrder.indexOf(tab.documentId()))
                        .thenComparingInt(tab -> tab.rules().order() == 0
                                ? Integer.MAX_VALUE
                                : tab.rules().order())
                        .thenComparingInt(Tab::page)
                        .thenComparingDouble(tab -> tab.at().y())
                        .thenComparingDouble(tab -> tab.at().x()))
                .toList();
    }

    /// The tabs with what fills itself at finishing: the date, the names, the address, the envelope's id.
    ///
    /// @param today the day where the company is, kept as that day: no reader's time zone moves it
    public static List<Tab> stamped(List<Tab> tabs, String name, String email, String envelopeId, LocalDate today) {
        return tabs.stream()
                .map(tab -> switch (tab.kind()) {
                    case Kind.DateSigned d -> tab.withValue(today.toString());
                    case Kind.FullName f -> tab.withValue(name);
                    case Kind.FirstName f -> tab.withValue(first(name));
                    case Kind.LastName l -> tab.withValue(last(name));
                    case Kind.EmailAddress e -> tab.withValue(email);
                    case Kind.EnvelopeId e -> tab.withValue(envelopeId);
                    case Kind.SignHere s -> tab;
                    case Kind.InitialHere i -> tab;
                    case Kind.Company c -> tab;
                    case Kind.Title t -> tab;
                    case Kind.Text t -> tab;
                    case Kind.NumberEntry n -> tab;
                    case Kind.DateEntry d -> tab;
                    case Kind.Checkbox c -> tab;
                    case Kind.RadioGroup r -> tab;
                    case Kind.ListChoice l -> tab;
                    case Kind.Note n -> tab;
                    case Kind.Approve a -> tab;
                    case Kind.Decline d -> tab;
                })
                .toList();
    }

    private static String first(String name) {
        return name.strip().split("\\s+", 2)[0];
    }

    private static String last(String name) {
        String[] words = name.strip().split("\\s+", 2);
        return words.length < 2 ? "" : words[1];
    }
}
