package dev.pactwire.esign;

import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Lettering;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What each array of the wire's `tabs` holds. Radio groups are not among these: their radios stand at places of their
/// own.
final class TabKinds {

    static final String RADIO_GROUPS = "radioGroupTabs";

    private static final String AN_ADDRESS = "[^\\s@]+@[^\\s@]+";
    private static final double USUAL_SIZE = Lettering.standard().size();

    private static final Map<String, Function<Fields, Kind>> BY_ARRAY = byArray();

    private TabKinds() {}

    private static Map<String, Function<Fields, Kind>> byArray() {
        var kinds = new LinkedHashMap<String, Function<Fields, Kind>>();
        kinds.put("signHereTabs", wire -> new Kind.SignHere(wire.decimal("scaleValue", 1)));
        kinds.put("initialHereTabs", wire -> new Kind.InitialHere(wire.decimal("scaleValue", 1)));
        kinds.put("dateSignedTabs", wire -> new Kind.DateSigned(lettering(wire)));
        kinds.put("fullNameTabs", wire -> new Kind.FullName(lettering(wire)));
        kinds.put("firstNameTabs", wire -> new Kind.FirstName(lettering(wire)));
        kinds.put("lastNameTabs", wire -> new Kind.LastName(lettering(wire)));
        kinds.put("emailAddressTabs", wire -> new Kind.EmailAddress(lettering(wire)));
        kinds.put("emailTabs", wire -> text(wire, AN_ADDRESS));
        kinds.put("companyTabs", wire -> new Kind.Company(lettering(wire)));
        kinds.put("titleTabs", wire -> new Kind.Title(lettering(wire)));
        kinds.put("textTabs", wire -> text(wire, null));
        kinds.put("numberTabs", wire -> new Kind.NumberEntry(lettering(wire)));
        kinds.put("numericalTabs", wire -> new Kind.NumberEntry(lettering(wire)));
        kinds.put("dateTabs", wire -> new Kind.DateEntry(lettering(wire)));
        kinds.put("checkboxTabs", wire -> new Kind.Checkbox());
        kinds.put("listTabs", TabKinds::list);
        kinds.put("noteTabs", wire -> new Kind.Note(lettering(wire)));
        kinds.put("approveTabs", wire -> new Kind.Approve());
        kinds.put("declineTabs", wire -> new Kind.Decline());
        kinds.put("envelopeIdTabs", wire -> new Kind.EnvelopeId(lettering(wire)));
        return kinds;
    }

    static Map<String, Function<Fields, Kind>> all() {
        return BY_ARRAY;
    }

    private static Kind text(Fields wire, @Nullable String usualPattern) {
        return new Kind.Text(
                lettering(wire),
                Math.min(wire.number("maxLength", Kind.MAX_TEXT), Kind.MAX_TEXT),
                wire.text("validationPattern")
                        .filter(pattern -> !pattern.isBlank())
                        .orElse(usualPattern),
                wire.text("validationMessage")
                        .filter(message -> !message.isBlank())
                        .orElse(null));
    }

    private static Kind list(Fields wire) {
        List<Kind.Item> items = wire.objects("listItems").stream()
                .map(item -> new Kind.Item(item.text("text", ""), item.text("value", item.text("text", ""))))
                .toList();
        return new Kind.ListChoice(lettering(wire), items);
    }

    /// Sizes come as `Size9` or as a number; faces are ours.
    private static Lettering lettering(Fields wire) {
        String size = wire.text("fontSize", "").strip().toLowerCase(Locale.ROOT).replaceFirst("^size", "");
        try {
            return new Lettering(size.isEmpty() ? USUAL_SIZE : Double.parseDouble(size), wire.flag("bold", false));
        } catch (NumberFormatException notANumber) {
            throw wire.wrong("fontSize", "a size such as Size9");
        }
    }

    /// Whether a tab of this kind has to be filled when the request does not say.
    static boolean usuallyRequired(Kind kind) {
        return switch (kind) {
            case Kind.SignHere k -> true;
            case Kind.InitialHere k -> true;
            case Kind.DateSigned k -> true;
            case Kind.FullName k -> true;
            case Kind.FirstName k -> true;
            case Kind.LastName k -> true;
            case Kind.EmailAddress k -> true;
            case Kind.Company k -> true;
            case Kind.Title k -> true;
            case Kind.Text k -> true;
            case Kind.NumberEntry k -> true;
            case Kind.DateEntry k -> true;
            case Kind.ListChoice k -> true;
            case Kind.Approve k -> true;
            case Kind.Checkbox k -> false;
            case Kind.RadioGroup k -> false;
            case Kind.Note k -> false;
            case Kind.Decline k -> false;
            case Kind.EnvelopeId k -> false;
        };
    }
}
