package dev.pactwire.esign;

import dev.pactwire.tabs.Anchor;
import dev.pactwire.tabs.AnchorSearch;
import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where a tab of a request stands: at a point of a page, or at every place where its anchor text is found, in every
/// document.
final class TabPlaces {

    private static final double POINTS_PER_INCH = 72;
    private static final double MILLIMETERS_PER_INCH = 25.4;
    private static final double CENTIMETERS_PER_INCH = 2.54;

    private TabPlaces() {}

    /// Empty when the anchor is not there and that is said to be no mistake.
    static List<Placement> of(Fields wire, Kind.Size size, Anchors anchors) {
        double width = wire.decimal("width", size.width());
        double height = wire.decimal("height", size.height());
        String anchor = wire.text("anchorString", "");
        return anchor.isBlank()
                ? List.of(point(wire, width, height, anchors))
                : found(wire, anchor, width, height, anchors);
    }

    private static Placement point(Fields wire, double width, double height, Anchors anchors) {
        return new Placement(
                documentId(wire, anchors),
                wire.number("pageNumber", 1),
                wire.decimal("xPosition", 0),
                wire.decimal("yPosition", 0),
                width,
                height);
    }

    /// Of an envelope's only document nobody has to give the number.
    private static int documentId(Fields wire, Anchors anchors) {
        return wire.number("documentId").orElseGet(() -> {
            if (anchors.documentIds().size() == 1) {
                return anchors.documentIds().getFirst();
            }
            throw wire.wrong("documentId", "the number of a document");
        });
    }

    private static List<Placement> found(Fields wire, String text, double width, double height, Anchors anchors) {
        var anchor = new Anchor(
                text,
                wire.flag("anchorCaseSensitive", false),
                wire.flag("anchorMatchWholeWord", false),
                wire.flag("anchorAllowWhiteSpaceInCharacters", true));
        double unit = pointsPerUnit(wire);
        double right = wire.decimal("anchorXOffset", 0) * unit;
        double down = wire.decimal("anchorYOffset", 0) * unit;
        var places = new ArrayList<Placement>();
        for (int document : anchors.documentIds()) {
            for (AnchorSearch.Hit hit : anchors.find(document, anchor)) {
                places.add(new Placement(
                        document,
                        hit.page(),
                        Math.max(0, hit.x() + right),
                        Math.max(0, hit.y() - height + down),
                        width,
                        height));
            }
        }
        if (places.isEmpty() && !wire.flag("anchorIgnoreIfNotPresent", false)) {
            throw new ApiError(
                    ErrorCode.ANCHOR_TAB_STRING_NOT_FOUND,
                    wire.at("anchorString") + ": “" + text + "” stands in none of the documents.");
        }
        return places;
    }

    private static double pointsPerUnit(Fields wire) {
        return switch (wire.text("anchorUnits", "pixels").strip().toLowerCase(Locale.ROOT)) {
            case "", "pixels" -> 1;
            case "inches" -> POINTS_PER_INCH;
            case "mms" -> POINTS_PER_INCH / MILLIMETERS_PER_INCH;
            case "cms" -> POINTS_PER_INCH / CENTIMETERS_PER_INCH;
            default -> throw wire.wrong("anchorUnits", "pixels, inches, mms or cms");
        };
    }
}
