package dev.pactwire.tabs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The kinds of tab. A new one makes the compiler list where it must be thought of.
public sealed interface Kind {

    int MAX_TEXT = 4000;

    /// @param scale 0.5 to 2
    record SignHere(double scale) implements Kind {
        public SignHere {
            requireScale(scale);
        }
    }

    record InitialHere(double scale) implements Kind {
        public InitialHere {
            requireScale(scale);
        }
    }

    /// Filled with the day of finishing.
    record DateSigned(Lettering lettering) implements Kind {}

    record FullName(Lettering lettering) implements Kind {}

    record FirstName(Lettering lettering) implements Kind {}

    record LastName(Lettering lettering) implements Kind {}

    record EmailAddress(Lettering lettering) implements Kind {}

    record Company(Lettering lettering) implements Kind {}

    record Title(Lettering lettering) implements Kind {}

    /// @param pattern a regular expression that the whole text must match; null for none
    /// @param patternMessage what to say when it does not
    record Text(
            Lettering lettering,
            int maxLength,
            @Nullable String pattern,
            @Nullable String patternMessage) implements Kind {
        public Text {
            if (maxLength < 1 || maxLength > MAX_TEXT) {
                throw new IllegalArgumentException("a text has 1 to " + MAX_TEXT + " characters at most");
            }
        }

        public static Text plain() {
            return new Text(Lettering.standard(), MAX_TEXT, null, null);
        }
    }

    record NumberEntry(Lettering lettering) implements Kind {}

    record DateEntry(Lettering lettering) implements Kind {}

    record Checkbox() implements Kind {}

    /// One of several; the tab itself stands where the first does.
    record RadioGroup(List<Radio> radios) implements Kind {
        public RadioGroup {
            radios = List.copyOf(radios);
            if (radios.isEmpty()) {
                throw new IllegalArgumentException("a radio group has at least one radio");
            }
        }
    }

    record Radio(String value, Placement at) {}

    record ListChoice(Lettering lettering, List<Item> items) implements Kind {
        public ListChoice {
            items = List.copyOf(items);
        }
    }

    record Item(String text, String value) {}

    /// Words of the sender for the recipient; not drawn into the document.
    record Note(Lettering lettering) implements Kind {}

    /// A button that agrees without signing.
    record Approve() implements Kind {}

    /// A button that declines.
    record Decline() implements Kind {}

    record EnvelopeId(Lettering lettering) implements Kind {}

    private static void requireScale(double scale) {
        if (!(scale >= 0.5 && scale <= 2)) {
            throw new IllegalArgumentException("a signature's scale is 0.5 to 2, not " + scale);
        }
    }

    /// Whether the recipient puts something in, as opposed to what is filled by itself.
    default boolean isFilledByHand() {
        return switch (this) {
            case SignHere s -> true;
            case InitialHere i -> true;
            case Company c -> true;
            case Title t -> true;
            case Text t -> true;
            case NumberEntry n -> true;
            case DateEntry d -> true;
            case Checkbox c -> true;
            case RadioGroup r -> true;
            case ListChoice l -> true;
            case Approve a -> true;
            case Decline d -> false;
            case DateSigned d -> false;
            case FullName f -> false;
            case FirstName f -> false;
            case LastName l -> false;
            case EmailAddress e -> false;
            case Note n -> false;
            case EnvelopeId e -> false;
        };
    }

    /// The usual width and height in points.
    default Size usualSize() {
        return switch (this) {
            case SignHere s -> new Size(150 * s.scale(), 44 * s.scale());
            case InitialHere i -> new Size(60 * i.scale(), 36 * i.scale());
            case DateSigned d -> new Size(90, 18);
            case FullName f -> new Size(150, 18);
            case FirstName f -> new Size(100, 18);
            case LastName l -> new Size(100, 18);
            case EmailAddress e -> new Size(170, 18);
            case Company c -> new Size(150, 18);
            case Title t -> new Size(130, 18);
            case Text t -> new Size(140, 18);
            case NumberEntry n -> new Size(80, 18);
            case DateEntry d -> new Size(90, 18);
            case Checkbox c -> new Size(14, 14);
            case RadioGroup r -> new Size(14, 14);
            case ListChoice l -> new Size(120, 18);
            case Note n -> new Size(150, 40);
            case Approve a -> new Size(90, 26);
            case Decline d -> new Size(90, 26);
            case EnvelopeId e -> new Size(240, 14);
        };
    }

    record Size(double width, double height) {}
}
