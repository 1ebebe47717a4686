package dev.pactwire.connect;

import dev.pactwire.envelopes.Recipient;
import dev.pactwire.platform.Json;
import dev.pactwire.tabs.Condition;
import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Lettering;
import dev.pactwire.tabs.Placement;
import dev.pactwire.tabs.Tab;
import java.math.BigDecimal;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The tabs of a recipient as the signing wire shows them: an array for each kind that occurs, everything a string.
public final class TabsWire {

    private TabsWire() {}

    /// `{"signHereTabs":[…],"textTabs":[…]}`
    public static ObjectNode of(Recipient recipient) {
        var tabs = Json.mapper().createObjectNode();
        for (Tab tab : recipient.tabs()) {
            ArrayNode array = tabs.withArray(arrayOf(tab.kind()));
            write(array.addObject(), tab, recipient);
        }
        return tabs;
    }

    static String arrayOf(Kind kind) {
        return switch (kind) {
            case Kind.SignHere k -> "signHereTabs";
            case Kind.InitialHere k -> "initialHereTabs";
            case Kind.DateSigned k -> "dateSignedTabs";
            case Kind.FullName k -> "fullNameTabs";
            case Kind.FirstName k -> "firstNameTabs";
            case Kind.LastName k -> "lastNameTabs";
            case Kind.EmailAddress k -> "emailAddressTabs";
            case Kind.Company k -> "companyTabs";
            case Kind.Title k -> "titleTabs";
            case Kind.Text k -> "textTabs";
            case Kind.NumberEntry k -> "numberTabs";
            case Kind.DateEntry k -> "dateTabs";
            case Kind.Checkbox k -> "checkboxTabs";
            case Kind.RadioGroup k -> "radioGroupTabs";
            case Kind.ListChoice k -> "listTabs";
            case Kind.Note k -> "noteTabs";
            case Kind.Approve k -> "approveTabs";
            case Kind.Decline k -> "declineTabs";
            case Kind.EnvelopeId k -> "envelopeIdTabs";
        };
    }

    private static void write(ObjectNode wire, Tab tab, Recipient recipient) {
        switch (tab.kind()) {
            case Kind.SignHere(double scale) -> signature(wire, tab, recipient, scale, "SignHere");
            case Kind.InitialHere(double scale) -> signature(wire, tab, recipient, scale, "InitialHere");
            case Kind.RadioGroup group -> radioGroup(wire, tab, group, recipient);
            case Kind.Checkbox box -> {
                wire.put("name", tab.rules().label());
                label(wire, tab);
                wire.put("selected", String.valueOf(tab.isFilled()));
                rules(wire, tab);
                place(wire, tab, recipient, "checkbox");
            }
            case Kind.ListChoice list -> {
                var items = wire.putArray("listItems");
                list.items().forEach(item -> item(items.addObject(), item, tab));
                value(wire, tab, list.lettering(), recipient, "list");
            }
            case Kind.Text text -> {
                wire.put("maxLength", String.valueOf(text.maxLength()));
                if (text.pattern() != null) {
                    wire.put("validationPattern", text.pattern());
                }
                if (text.patternMessage() != null) {
                    wire.put("validationMessage", text.patternMessage());
                }
                value(wire, tab, text.lettering(), recipient, "text");
            }
            case Kind.DateSigned k -> value(wire, tab, k.lettering(), recipient, "datesigned");
            case Kind.FullName k -> value(wire, tab, k.lettering(), recipient, "fullname");
            case Kind.FirstName k -> value(wire, tab, k.lettering(), recipient, "firstname");
            case Kind.LastName k -> value(wire, tab, k.lettering(), recipient, "lastname");
            case Kind.EmailAddress k -> value(wire, tab, k.lettering(), recipient, "emailaddress");
            case Kind.Company k -> value(wire, tab, k.lettering(), recipient, "company");
            case Kind.Title k -> value(wire, tab, k.lettering(), recipient, "title");
            case Kind.NumberEntry k -> value(wire, tab, k.lettering(), recipient, "number");
            case Kind.DateEntry k -> value(wire, tab, k.lettering(), recipient, "date");
            case Kind.Note k -> value(wire, tab, k.lettering(), recipient, "note");
            case Kind.EnvelopeId k -> value(wire, tab, k.lettering(), recipient, "envelopeid");
            case Kind.Approve k -> button(wire, tab, recipient, "approve");
            case Kind.Decline k -> button(wire, tab, recipient, "decline");
        }
    }

    private static void signature(ObjectNode wire, Tab tab, Recipient recipient, double scale, String name) {
        wire.put("name", name);
        label(wire, tab);
        wire.put("scaleValue", BigDecimal.valueOf(scale).stripTrailingZeros().toPlainString());
        wire.put("optional", String.valueOf(!tab.rules().required()));
        place(wire, tab, recipient, name.toLowerCase(Locale.ROOT));
    }

    private static void button(ObjectNode wire, Tab tab, Recipient recipient, String type) {
        label(wire, tab);
        rules(wire, tab);
        place(wire, tab, recipient, type);
    }

    private static void value(ObjectNode wire, Tab tab, Lettering lettering, Recipient recipient, String type) {
        wire.put("value", tab.value());
        label(wire, tab);
        rules(wire, tab);
        wire.put("bold", String.valueOf(lettering.bold()));
        wire.put("fontSize", "size" + Math.round(lettering.size()));
        place(wire, tab, recipient, type);
    }

    private static void item(ObjectNode wire, Kind.Item item, Tab tab) {
        wire.put("text", item.text());
        wire.put("value", item.value());
        wire.put("selected", String.valueOf(item.value().equals(tab.value())));
    }

    private static void radioGroup(ObjectNode wire, Tab tab, Kind.RadioGroup group, Recipient recipient) {
        wire.put("documentId", String.valueOf(tab.documentId()));
        wire.put("recipientId", recipient.recipientId());
        wire.put("groupName", tab.rules().label());
        wire.put("value", tab.value());
        var radios = wire.putArray("radios");
        group.radios().forEach(radio -> radio(radios.addObject(), tab, radio));
        wire.put("shared", String.valueOf(tab.rules().shared()));
        wire.put("tabId", tab.id().value().toString());
        order(wire, tab);
        condition(wire, tab);
        wire.put("tabType", "radiogroup");
    }

    private static void radio(ObjectNode wire, Tab tab, Kind.Radio radio) {
        position(wire, radio.at());
        wire.put("value", radio.value());
        wire.put("selected", String.valueOf(radio.value().equals(tab.value())));
        wire.put("required", String.valueOf(tab.rules().required()));
        wire.put("locked", String.valueOf(tab.rules().locked()));
    }

    private static void label(ObjectNode wire, Tab tab) {
        wire.put("tabLabel", tab.rules().label());
    }

    private static void rules(ObjectNode wire, Tab tab) {
        wire.put("required", String.valueOf(tab.rules().required()));
        wire.put("locked", String.valueOf(tab.rules().locked()));
        wire.put("shared", String.valueOf(tab.rules().shared()));
    }

    private static void place(ObjectNode wire, Tab tab, Recipient recipient, String type) {
        wire.put("documentId", String.valueOf(tab.documentId()));
        wire.put("recipientId", recipient.recipientId());
        position(wire, tab.at());
        wire.put("width", whole(tab.at().width()));
        wire.put("height", whole(tab.at().height()));
        wire.put("tabId", tab.id().value().toString());
        order(wire, tab);
        condition(wire, tab);
        wire.put("status", tab.isFilled() && tab.value().equals(Tab.SIGNED) ? "signed" : "active");
        wire.put("tabType", type);
    }

    private static void position(ObjectNode wire, Placement at) {
        wire.put("pageNumber", String.valueOf(at.page()));
        wire.put("xPosition", whole(at.x()));
        wire.put("yPosition", whole(at.y()));
    }

    private static void order(ObjectNode wire, Tab tab) {
        if (tab.rules().order() != 0) {
            wire.put("tabOrder", String.valueOf(tab.rules().order()));
        }
    }

    private static void condition(ObjectNode wire, Tab tab) {
        Condition condition = tab.rules().condition();
        if (condition != null) {
            wire.put("conditionalParentLabel", condition.parentLabel());
            wire.put("conditionalParentValue", condition.value());
        }
    }

    private static String whole(double points) {
        return String.valueOf(Math.round(points));
    }
}
