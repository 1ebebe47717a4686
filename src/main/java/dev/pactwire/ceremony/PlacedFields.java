package dev.pactwire.ceremony;

import dev.pactwire.envelopes.Envelope;
import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Placement;
import dev.pactwire.tabs.Rules;
import dev.pactwire.tabs.Tab;
import dev.pactwire.tabs.TabChecks;
import dev.pactwire.tabs.TabId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Reads fields that a page has placed. Of a tab that exists only what the page shows is changed: what a program
/// has set beside it, such as conditions and patterns, stays.
final class PlacedFields {

    private static final int MAX_FIELDS = 1_000;
    private static final int MAX_OWN_FIELDS = 100;
    private static final int MAX_OPTIONS = 200;
    private static final int MAX_OPTION = 200;

    private PlacedFields() {}

    /// A sender's fields of some recipients, by their ids.
    ///
    /// @param draft as it was before: a field may have been another recipient's
    static Map<String, List<Tab>> bySender(JsonNode body, Envelope draft) {
        var known = known(draft);
        var tabs = new LinkedHashMap<String, List<Tab>>();
        for (JsonNode set : Body.list(body, "sets", MAX_FIELDS)) {
            tabs.put(Body.text(set, "recipient"), bySender(set, known));
        }
        return tabs;
    }

    private static List<Tab> bySender(JsonNode set, Map<TabId, Tab> known) {
        return read(set, MAX_FIELDS, (id, node) -> {
            Tab before = known.get(id);
            return before == null ? fresh(id, node) : changed(before, node);
        });
    }

    private static Map<TabId, Tab> known(Envelope envelope) {
        var known = new HashMap<TabId, Tab>();
        envelope.recipients().forEach(recipient -> recipient.tabs().forEach(tab -> known.put(tab.id(), tab)));
        return known;
    }

    private static Tab fresh(TabId id, JsonNode node) {
        Kind kind = Kinds.fromPalette(Body.text(node, "kind"))
                .orElseThrow(() -> Body.invalid("the kind of field " + id.value()));
        var rules = new Rules(Body.text(node, "label"), 0, node.path("required").asBoolean(true), false, false, null);
        return withValue(new Tab(id, placement(node), rules, "", lettered(kind, node)), node);
    }

    private static Tab changed(Tab before, JsonNode node) {
        var old = before.rules();
        var rules = new Rules(
                Body.text(node, "label"),
                old.order(),
                node.path("required").asBoolean(old.required()),
                old.locked(),
                old.shared(),
                old.condition());
        var at = placement(node);
        return withValue(
                new Tab(before.id(), at, rules, before.value(), moved(lettered(before.kind(), node), before.at(), at)),
                node);
    }

    /// The radios of a group move with it.
    private static Kind moved(Kind kind, Placement from, Placement to) {
        return kind instanceof Kind.RadioGroup group && !from.equals(to)
                ? new Kind.RadioGroup(group.radios().stream()
                        .map(radio -> new Kind.Radio(radio.value(), moved(radio.at(), from, to)))
                        .toList())
                : kind;
    }

    private static Placement moved(Placement radio, Placement from, Placement to) {
        return new Placement(
                to.documentId(),
                Math.max(1, radio.page() + to.page() - from.page()),
                Math.max(0, radio.x() + to.x() - from.x()),
                Math.max(0, radio.y() + to.y() - from.y()),
                radio.width(),
                radio.height());
    }

    private static Kind lettered(Kind kind, JsonNode node) {
        double size = node.path("fontSize").asDouble(0);
        Kind sized = size > 0 ? Kinds.sized(kind, size) : kind;
        return sized instanceof Kind.ListChoice list
                ? new Kind.ListChoice(list.lettering(), items(node.path("options")))
                : sized;
    }

    private static List<Kind.Item> items(JsonNode options) {
        if (options.size() > MAX_OPTIONS) {
            throw new CeremonyRefusal(CeremonyRefusal.Code.TOO_MUCH);
        }
        return StreamSupport.stream(options.spliterator(), false)
                .map(option ->
                        new Kind.Item(shortened(Body.text(option, "text")), shortened(Body.text(option, "value"))))
                .toList();
    }

    private static String shortened(String text) {
        return text.length() <= MAX_OPTION ? text : text.substring(0, MAX_OPTION);
    }

    /// The text to begin with; of other fields the value is not the sender's page to set.
    private static Tab withValue(Tab tab, JsonNode node) {
        return tab.kind() instanceof Kind.Text ? tab.withValue(good(tab, Body.text(node, "value"))) : tab;
    }

    private static String good(Tab tab, String value) {
        var open = new Tab(tab.id(), tab.at(), Rules.optional(tab.rules().label()), "", tab.kind());
        return switch (TabChecks.check(open, value)) {
            case TabChecks.Good(String good) -> good;
            case TabChecks.Bad bad -> throw Body.invalid(tab.rules().label() + " " + bad.code());
        };
    }

    /// The fields that a signer has placed for himself, filled.
    static List<Tab> bySigner(JsonNode body) {
        return read(body, MAX_OWN_FIELDS, (id, node) -> {
            Kind kind = Kinds.fromOwn(Body.text(node, "kind"))
                    .orElseThrow(() -> Body.invalid("the kind of field " + id.value()));
            var tab = new Tab(id, placement(node), Rules.required(""), "", kind);
            return tab.withValue(good(tab, kind.isFilledByHand() ? Body.text(node, "value") : ""));
        });
    }

    private static List<Tab> read(JsonNode body, int most, BiFunction<TabId, JsonNode, Tab> make) {
        var tabs = new ArrayList<Tab>();
        var seen = new HashSet<TabId>();
        for (JsonNode node : Body.list(body, "fields", most)) {
            TabId id = id(node);
            if (!seen.add(id)) {
                throw Body.invalid("field " + id.value() + " comes twice");
            }
            tabs.add(made(id, node, make));
        }
        return tabs;
    }

    private static Tab made(TabId id, JsonNode node, BiFunction<TabId, JsonNode, Tab> make) {
        try {
            return make.apply(id, node);
        } catch (IllegalArgumentException impossible) {
            throw Body.invalid(String.valueOf(impossible.getMessage()));
        }
    }

    private static TabId id(JsonNode node) {
        String id = Body.text(node, "id");
        try {
            return new TabId(UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            throw Body.invalid("the id of a field: " + id);
        }
    }

    private static Placement placement(JsonNode node) {
        return new Placement(
                node.path("document").asInt(0),
                node.path("page").asInt(0),
                node.path("x").asDouble(-1),
                node.path("y").asDouble(-1),
                node.path("width").asDouble(0),
                node.path("height").asDouble(0));
    }
}
