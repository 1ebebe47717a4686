package dev.pactwire.ceremony;

import dev.pactwire.shell.Texts;
import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Lettering;
import dev.pactwire.tabs.Tab;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The kinds of field by the names that our scripts know.
final class Kinds {

    private static final Lettering PLAIN = Lettering.standard();

    /// What a sender can place, in the order of the palette.
    private static final List<Kind> PALETTE = List.of(
            new Kind.SignHere(1),
            new Kind.InitialHere(1),
            new Kind.DateSigned(PLAIN),
            new Kind.FullName(PLAIN),
            new Kind.EmailAddress(PLAIN),
            new Kind.Company(PLAIN),
            new Kind.Title(PLAIN),
            Kind.Text.plain(),
            new Kind.DateEntry(PLAIN),
            new Kind.Checkbox(),
            new Kind.ListChoice(PLAIN, List.of()),
            new Kind.Approve());

    /// What a signer without fields can place himself.
    private static final List<Kind> OWN = List.of(
            new Kind.SignHere(1),
            new Kind.InitialHere(1),
            new Kind.DateSigned(PLAIN),
            new Kind.FullName(PLAIN),
            Kind.Text.plain());

    private Kinds() {}

    /// A kind of field as a page offers it.
    ///
    /// @param width in points, as `height`
    /// @param fontSize in points; 0 where there is no text
    /// @param properties what a sender may set: `label`, `value`, `options`, `fontSize`
    record Offered(
            String kind,
            String icon,
            String name,
            double width,
            double height,
            boolean required,
            double fontSize,
            List<String> properties) {}

    static List<Offered> palette(Texts texts, Locale locale) {
        return PALETTE.stream().map(kind -> offered(kind, texts, locale)).toList();
    }

    static List<Offered> own(Texts texts, Locale locale) {
        return OWN.stream().map(kind -> offered(kind, texts, locale)).toList();
    }

    private static Offered offered(Kind kind, Texts texts, Locale locale) {
        var size = kind.usualSize();
        return new Offered(
                name(kind),
                icon(kind),
                texts.say(locale, "ceremony.js.kind." + name(kind)),
                size.width(),
                size.height(),
                !(kind instanceof Kind.Checkbox),
                fontSize(kind),
                properties(kind));
    }

    /// A fresh kind of the palette.
    static Optional<Kind> fromPalette(String name) {
        return PALETTE.stream().filter(kind -> name(kind).equals(name)).findFirst();
    }

    static Optional<Kind> fromOwn(String name) {
        return OWN.stream().filter(kind -> name(kind).equals(name)).findFirst();
    }

    static String name(Kind kind) {
        return switch (kind) {
            case Kind.SignHere _ -> "signHere";
            case Kind.InitialHere _ -> "initialHere";
            case Kind.DateSigned _ -> "dateSigned";
            case Kind.FullName _ -> "fullName";
            case Kind.FirstName _ -> "firstName";
            case Kind.LastName _ -> "lastName";
            case Kind.EmailAddress _ -> "emailAddress";
            case Kind.Company _ -> "company";
            case Kind.Title _ -> "title";
            case Kind.Text _ -> "text";
            case Kind.NumberEntry _ -> "number";
            case Kind.DateEntry _ -> "date";
            case Kind.Checkbox _ -> "checkbox";
            case Kind.RadioGroup _ -> "radioGroup";
            case Kind.ListChoice _ -> "list";
            case Kind.Note _ -> "note";
            case Kind.Approve _ -> "approve";
            case Kind.Decline _ -> "decline";
            case Kind.EnvelopeId _ -> "envelopeId";
        };
    }

    private static String icon(Kind kind) {
        return switch (kind) {
            case Kind.SignHere _ -> "writing-sign";
            case Kind.InitialHere _ -> "abc";
            case Kind.DateSigned _, Kind.DateEntry _ -> "calendar";
            case Kind.FullName _, Kind.FirstName _, Kind.LastName _ -> "user";
            case Kind.EmailAddress _ -> "at";
            case Kind.Company _ -> "building";
            case Kind.Title _ -> "briefcase";
            case Kind.Text _, Kind.NumberEntry _ -> "cursor-text";
            case Kind.Checkbox _ -> "checkbox";
            case Kind.RadioGroup _ -> "circle-check";
            case Kind.ListChoice _ -> "list";
            case Kind.Note _ -> "note";
            case Kind.Approve _ -> "circle-check";
            case Kind.Decline _ -> "circle-x";
            case Kind.EnvelopeId _ -> "id";
        };
    }

    private static List<String> properties(Kind kind) {
        return switch (kind) {
            case Kind.Text _ -> List.of("label", "value", "fontSize");
            case Kind.ListChoice _ -> List.of("label", "options", "fontSize");
            case Kind.Company _, Kind.Title _, Kind.NumberEntry _, Kind.DateEntry _ -> List.of("label", "fontSize");
            case Kind.Checkbox _, Kind.RadioGroup _ -> List.of("label");
            case Kind.DateSigned _,
                    Kind.FullName _,
                    Kind.FirstName _,
                    Kind.LastName _,
                    Kind.EmailAddress _,
                    Kind.EnvelopeId _,
                    Kind.Note _ -> List.of("fontSize");
            case Kind.SignHere _, Kind.InitialHere _, Kind.Approve _, Kind.Decline _ -> List.of();
        };
    }

    /// Whether the signer writes nothing there: it fills itself, or only tells him something.
    static boolean isAutomatic(Tab tab) {
        return !tab.kind().isFilledByHand() && !(tab.kind() instanceof Kind.Decline);
    }

    static double fontSize(Kind kind) {
        Lettering lettering = lettering(kind);
        return lettering == null ? 0 : lettering.size();
    }

    private static @Nullable Lettering lettering(Kind kind) {
        return switch (kind) {
            case Kind.DateSigned(Lettering lettering) -> lettering;
            case Kind.FullName(Lettering lettering) -> lettering;
            case Kind.FirstName(Lettering lettering) -> lettering;
            case Kind.LastName(Lettering lettering) -> lettering;
            case Kind.EmailAddress(Lettering lettering) -> lettering;
            case Kind.Company(Lettering lettering) -> lettering;
            case Kind.Title(Lettering lettering) -> lettering;
            case Kind.Text text -> text.lettering();
            case Kind.NumberEntry(Lettering lettering) -> lettering;
            case Kind.DateEntry(Lettering lettering) -> lettering;
            case Kind.ListChoice list -> list.lettering();
            case Kind.Note(Lettering lettering) -> lettering;
            case Kind.EnvelopeId(Lettering lettering) -> lettering;
            case Kind.SignHere _,
                    Kind.InitialHere _,
                    Kind.Checkbox _,
                    Kind.RadioGroup _,
                    Kind.Approve _,
                    Kind.Decline _ -> null;
        };
    }

    /// The same kind with letters of that size; where there are none, the kind as it is.
    static Kind sized(Kind kind, double size) {
        Lettering before = lettering(kind);
        if (before == null || before.size() == size) {
            return kind;
        }
        var lettering = new Lettering(size, before.bold());
        return switch (kind) {
            case Kind.DateSigned _ -> new Kind.DateSigned(lettering);
            case Kind.FullName _ -> new Kind.FullName(lettering);
            case Kind.FirstName _ -> new Kind.FirstName(lettering);
            case Kind.LastName _ -> new Kind.LastName(lettering);
            case Kind.EmailAddress _ -> new Kind.EmailAddress(lettering);
            case Kind.Company _ -> new Kind.Company(lettering);
            case Kind.Title _ -> new Kind.Title(lettering);
            case Kind.Text text -> new Kind.Text(lettering, text.maxLength(), text.pattern(), text.patternMessage());
            case Kind.NumberEntry _ -> new Kind.NumberEntry(lettering);
            case Kind.DateEntry _ -> new Kind.DateEntry(lettering);
            case Kind.ListChoice list -> new Kind.ListChoice(lettering, list.items());
            case Kind.Note _ -> new Kind.Note(lettering);
            case Kind.EnvelopeId _ -> new Kind.EnvelopeId(lettering);
            case Kind.SignHere _,
                    Kind.InitialHere _,
                    Kind.Checkbox _,
                    Kind.RadioGroup _,
                    Kind.Approve _,
                    Kind.Decline _ -> kind;
        };
    }
}
