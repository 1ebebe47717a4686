package dev.pactwire.esign;

import dev.pactwire.platform.Ids;
import dev.pactwire.tabs.Condition;
import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Placement;
import dev.pactwire.tabs.Rules;
import dev.pactwire.tabs.Tab;
import dev.pactwire.tabs.TabChecks;
import dev.pactwire.tabs.TabId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the `tabs` of the wire: an array for each kind. A kind that we do not have is refused: the sender counts on
/// it.
@Component
class TabsReader {

    private static final int MAX_TABS = 3_000;

    private final Ids ids;

    TabsReader(Ids ids) {
        this.ids = ids;
    }

    /// New tabs, one for each place where one is to stand.
    List<Tab> read(Fields tabs, Anchors anchors) {
        requireKnown(tabs);
        var read = new ArrayList<Tab>();
        TabKinds.all()
                .forEach((array, kind) -> tabs.objects(array).forEach(wire -> {
                    Kind its = valid(wire, () -> kind.apply(wire));
                    valid(wire, () -> TabPlaces.of(wire, its.usualSize(), anchors))
                            .forEach(place -> add(read, tab(wire, place, its)));
                }));
        tabs.objects(TabKinds.RADIO_GROUPS)
                .forEach(wire -> radioGroup(wire, anchors).ifPresent(tab -> add(read, tab)));
        return read;
    }

    private static void add(List<Tab> read, Tab tab) {
        if (read.size() >= MAX_TABS) {
            throw ApiError.parameter("A recipient takes at most " + MAX_TABS + " tabs at once.");
        }
        read.add(tab);
    }

    private static void requireKnown(Fields tabs) {
        tabs.node()
                .propertyStream()
                .filter(member ->
                        member.getValue().isArray() && !member.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .filter(name ->
                        !name.equals(TabKinds.RADIO_GROUPS) && !TabKinds.all().containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ApiError(ErrorCode.INVALID_TAB_OPERATION, tabs.at(name) + " are not available here.");
                });
    }

    private Tab tab(Fields wire, Placement place, Kind kind) {
        var id = new TabId(ids.random());
        return filled(wire, new Tab(id, place, rules(wire, kind, id), "", kind), value(wire, kind));
    }

    private static Rules rules(Fields wire, Kind kind, TabId id) {
        return valid(
                wire,
                () -> new Rules(
                        label(wire, kind, id),
                        wire.number("tabOrder", 0),
                        required(wire, TabKinds.usuallyRequired(kind)),
                        wire.flag("locked", false),
                        wire.flag("shared", false),
                        condition(wire, null)));
    }

    /// Tabs of one label share their value, so a tab without one gets a label of its own.
    private static String label(Fields wire, Kind kind, TabId id) {
        return wire.text("tabLabel")
                .or(() -> wire.text("groupName"))
                .or(() -> kind instanceof Kind.Checkbox ? wire.text("name") : Optional.empty())
                .filter(label -> !label.isBlank())
                .orElseGet(() -> kind.getClass().getSimpleName() + " " + id.value());
    }

    /// Signatures say `optional`, everything else `required`.
    private static boolean required(Fields wire, boolean usually) {
        return wire.has("optional") ? !wire.flag("optional", false) : wire.flag("required", usually);
    }

    private static @Nullable Condition condition(Fields wire, @Nullable Condition otherwise) {
        String parent = wire.text("conditionalParentLabel", "");
        return parent.isBlank() ? otherwise : new Condition(parent, wire.text("conditionalParentValue", Condition.ANY));
    }

    private static String value(Fields wire, Kind kind) {
        return switch (kind) {
            case Kind.Checkbox box -> wire.flag("selected", false) ? Tab.TICKED : "";
            case Kind.ListChoice list -> selected(wire.objects("listItems")).orElse(wire.text("value", ""));
            case Kind.RadioGroup group -> selected(wire.objects("radios")).orElse(wire.text("value", ""));
            case Kind.NumberEntry number -> wire.text("numericalValue").orElse(wire.text("value", ""));
            case Kind.Text text -> wire.text("value", "");
            case Kind.DateEntry date -> wire.text("value", "");
            case Kind.Note note -> wire.text("value", "");
            case Kind.Company company -> wire.text("value", "");
            case Kind.Title title -> wire.text("value", "");
            // filled by the recipient's own hand or by the clock
            case Kind.SignHere s -> "";
            case Kind.InitialHere i -> "";
            case Kind.DateSigned d -> "";
            case Kind.FullName f -> "";
            case Kind.FirstName f -> "";
            case Kind.LastName l -> "";
            case Kind.EmailAddress e -> "";
            case Kind.EnvelopeId e -> "";
            case Kind.Approve a -> "";
            case Kind.Decline d -> "";
        };
    }

    private static Optional<String> selected(List<Fields> choices) {
        return choices.stream()
                .filter(choice -> choice.flag("selected", false))
                .findFirst()
                .map(choice -> choice.text("value", choice.text("text", "")));
    }

    /// The tab with a value that its kind allows; what a sender sets may be locked for the recipient.
    private static Tab filled(Fields wire, Tab tab, String value) {
        Rules rules = tab.rules();
        var open = new Rules(rules.label(), rules.order(), rules.required(), false, rules.shared(), rules.condition());
        return switch (TabChecks.check(new Tab(tab.id(), tab.at(), open, "", tab.kind()), value)) {
            case TabChecks.Good(String good) -> tab.withValue(good);
            case TabChecks.Bad(TabChecks.Code code, String detail) ->
                throw new ApiError(
                        ErrorCode.INVALID_TAB_OPERATION,
                        wire.at("value") + ": "
                                + code.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                + (detail.isEmpty() ? "." : " (" + detail + ")."));
        };
    }

    private Optional<Tab> radioGroup(Fields wire, Anchors anchors) {
        var radios = new ArrayList<Kind.Radio>();
        for (Fields radio : wire.objects("radios")) {
            Fields placed = wire.has("documentId") ? radio.withDefault("documentId", wire) : radio;
            valid(radio, () -> TabPlaces.of(placed, new Kind.Checkbox().usualSize(), anchors)).stream()
                    .findFirst()
                    .ifPresent(place -> radios.add(new Kind.Radio(radio.text("value", ""), place)));
        }
        if (radios.isEmpty() && !wire.objects("radios").isEmpty()) {
            return Optional.empty();
        }
        Kind group = valid(wire, () -> new Kind.RadioGroup(radios));
        return Optional.of(tab(wire, radios.getFirst().at(), group));
    }

    /// A tab with what the body names; its kind and its look stay.
    Tab changed(Tab tab, Fields wire) {
        Rules rules = tab.rules();
        Placement at = tab.at();
        return valid(wire, () -> {
            var newRules = new Rules(
                    wire.text("tabLabel", rules.label()),
                    wire.number("tabOrder", rules.order()),
                    required(wire, rules.required()),
                    wire.flag("locked", rules.locked()),
                    wire.flag("shared", rules.shared()),
                    condition(wire, rules.condition()));
            var newPlace = new Placement(
                    wire.number("documentId", at.documentId()),
                    wire.number("pageNumber", at.page()),
                    wire.decimal("xPosition", at.x()),
                    wire.decimal("yPosition", at.y()),
                    wire.decimal("width", at.width()),
                    wire.decimal("height", at.height()));
            var moved = new Tab(tab.id(), newPlace, newRules, tab.value(), tab.kind());
            return namesValue(wire) ? filled(wire, moved, value(wire, tab.kind())) : moved;
        });
    }

    private static boolean namesValue(Fields wire) {
        return List.of("value", "selected", "numericalValue", "listItems", "radios").stream()
                .anyMatch(wire::has);
    }

    /// The records of `tabs` check themselves; what they refuse is the request's fault.
    private static <T> T valid(Fields wire, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException refused) {
            throw ApiError.parameter(wire.path() + ": " + refused.getMessage() + ".");
        }
    }
}
