package dev.pactwire.tabs;

import dev.pactwire.drawing.Mark;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a filled tab looks on the page.
final class TabMarks {

    private TabMarks() {}

    static List<Mark> of(Tab tab, Signer signer) {
        if (!tab.isFilled()) {
            return List.of();
        }
        return switch (tab.kind()) {
            case Kind.SignHere s -> signature(tab, signer, false);
            case Kind.InitialHere i -> signature(tab, signer, true);
            case Kind.DateSigned d -> text(tab, date(tab.value(), signer), d.lettering());
            case Kind.FullName f -> text(tab, tab.value(), f.lettering());
            case Kind.FirstName f -> text(tab, tab.value(), f.lettering());
            case Kind.LastName l -> text(tab, tab.value(), l.lettering());
            case Kind.EmailAddress e -> text(tab, tab.value(), e.lettering());
            case Kind.Company c -> text(tab, tab.value(), c.lettering());
            case Kind.Title t -> text(tab, tab.value(), t.lettering());
            case Kind.Text t -> text(tab, tab.value(), t.lettering());
            case Kind.NumberEntry n -> text(tab, tab.value(), n.lettering());
            case Kind.DateEntry d -> text(tab, date(tab.value(), signer), d.lettering());
            case Kind.Checkbox c ->
                List.of(new Mark.CheckMark(tab.page(), tab.at().box(), Mark.CheckShape.TICK));
            case Kind.RadioGroup group -> radio(group, tab.value());
            case Kind.ListChoice list -> text(tab, chosen(list, tab.value()), list.lettering());
            case Kind.EnvelopeId e -> text(tab, tab.value(), e.lettering());
            case Kind.Note n -> List.of();
            case Kind.Approve a -> List.of();
            case Kind.Decline d -> List.of();
        };
    }

    private static List<Mark> signature(Tab tab, Signer signer, boolean initials) {
        @Nullable String caption = signer.caption().isEmpty() || initials ? null : signer.caption();
        return switch (signer.adoption()) {
            case Adoption.Drawn drawn ->
                List.of(new Mark.InkMark(
                        tab.page(), tab.at().box(), initials ? drawn.initials() : drawn.signature(), caption));
            case Adoption.Typed typed ->
                List.of(new Mark.TypedSignatureMark(
                        tab.page(), tab.at().box(), initials ? typed.initials() : typed.name(), caption));
            case Adoption.None none -> List.of();
        };
    }

    private static List<Mark> text(Tab tab, String text, Lettering lettering) {
        var look = new Mark.TextLook(lettering.size(), lettering.bold(), 0x000000, Mark.Align.LEFT);
        return List.of(new Mark.TextMark(tab.page(), tab.at().box(), text, look));
    }

    private static List<Mark> radio(Kind.RadioGroup group, String value) {
        return group.radios().stream()
                .filter(radio -> radio.value().equals(value))
                .<Mark>map(radio ->
                        new Mark.CheckMark(radio.at().page(), radio.at().box(), Mark.CheckShape.DOT))
                .toList();
    }

    private static String chosen(Kind.ListChoice list, String value) {
        return list.items().stream()
                .filter(item -> item.value().equals(value))
                .map(Kind.Item::text)
                .findFirst()
                .orElse(value);
    }

    private static String date(String date, Signer signer) {
        try {
            return format(signer).format(LocalDate.parse(date));
        } catch (DateTimeException alreadyText) {
            return date;
        }
    }

    private static DateTimeFormatter format(Signer signer) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(signer.locale());
    }
}
