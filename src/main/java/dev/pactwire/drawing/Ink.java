package dev.pactwire.drawing;

import dev.pactwire.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/// Strokes of a pen, as signature_pad gives them with `toData()`; drawn as Bézier curves, never as pixels.
public record Ink(List<Stroke> strokes) {

    private static final int MAX_JSON = 2 * 1024 * 1024;
    private static final int MAX_STROKES = 1_000;
    private static final int MAX_POINTS = 20_000;
    private static final double MAX_COORDINATE = 100_000;
    private static final double MAX_PEN = 50;
    private static final double PEN_MIN = 0.5;
    private static final double PEN_MAX = 2.5;

    public Ink {
        strokes = List.copyOf(strokes);
    }

    /// One touch of the pen: `thin` is its width when it moves fast, `thick` when it rests.
    public record Stroke(List<Point> points, double thin, double thick) {

        public Stroke {
            points = List.copyOf(points);
        }
    }

    /// @param time milliseconds; 0 when unknown
    public record Point(double x, double y, double time) {

        double distance(Point other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    /// Text from a browser that is not ink, or more ink than a signature needs.
    public static final class Malformed extends RuntimeException {
        Malformed(String why) {
            super(why);
        }
    }

    /// Reads `toData()` of signature_pad: `[{"minWidth":…,"maxWidth":…,"points":[{"x":…,"y":…,"time":…}]}]`.
    ///
    /// @throws Malformed when it is not that, or has more than 1,000 strokes or 20,000 points
    public static Ink parse(String json) {
        require(json.length() <= MAX_JSON, "the drawing is too large");
        JsonNode groups = tree(json);
        require(groups.isArray() && groups.size() <= MAX_STROKES, "a drawing is a list of at most 1000 strokes");
        var strokes = new ArrayList<Stroke>();
        int points = 0;
        for (JsonNode group : groups) {
            JsonNode given = group.path("points");
            points += given.size();
            require(given.isArray() && points <= MAX_POINTS, "a drawing has at most 20000 points");
            if (!given.isEmpty()) {
                strokes.add(stroke(group, given));
            }
        }
        return new Ink(strokes);
    }

    private static JsonNode tree(String json) {
        try {
            return Json.tree(json);
        } catch (Json.MalformedJson malformed) {
            throw new Malformed("the drawing is no JSON");
        }
    }

    private static Stroke stroke(JsonNode group, JsonNode given) {
        var points = new ArrayList<Point>(given.size());
        for (JsonNode point : given) {
            points.add(new Point(
                    number(point.path("x"), MAX_COORDINATE),
                    number(point.path("y"), MAX_COORDINATE),
                    point.path("time").asDouble(0)));
        }
        double thin = pen(group.path("minWidth"), PEN_MIN);
        return new Stroke(points, thin, Math.max(thin, pen(group.path("maxWidth"), PEN_MAX)));
    }

    private static double number(JsonNode node, double limit) {
        require(node.isNumber() && Math.abs(node.asDouble()) <= limit, "a point of a drawing has two sane numbers");
        return node.asDouble();
    }

    private static double pen(JsonNode node, double otherwise) {
        double width = node.isNumber() ? node.asDouble() : otherwise;
        return width > 0 && width <= MAX_PEN ? width : otherwise;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Malformed(otherwise);
        }
    }

    public boolean isEmpty() {
        return strokes.isEmpty();
    }

    /// The same shape that `parse` reads, and that signature_pad's `fromData()` reads.
    public String toJson() {
        return Json.write(strokes.stream()
                .map(stroke -> new Group(stroke.thin(), stroke.thick(), stroke.points()))
                .toList());
    }

    private record Group(double minWidth, double maxWidth, List<Point> points) {}

    /// What the ink covers, its pen's width included; in the coordinates of the drawing.
    public Box bounds() {
        double pen = strokes.stream().mapToDouble(Stroke::thick).max().orElse(0);
        double left = least(Point::x) - pen / 2;
        double top = least(Point::y) - pen / 2;
        double right = -least(point -> -point.x()) + pen / 2;
        double bottom = -least(point -> -point.y()) + pen / 2;
        return new Box(left, top, right - left, bottom - top);
    }

    private double least(ToDoubleFunction<Point> side) {
        return strokes.stream()
                .flatMap(stroke -> stroke.points().stream())
                .mapToDouble(side)
                .min()
                .orElse(0);
    }

    List<InkCurve> curves() {
        return strokes.stream().flatMap(stroke -> InkCurve.of(stroke).stream()).toList();
    }

    /// An SVG image of exactly the ink, in the color of the text around it.
    public String toSvg() {
        Box box = bounds();
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%s %s %s %s\" fill=\"none\""
                .formatted(decimal(box.x()), decimal(box.y()), decimal(box.width()), decimal(box.height())));
        svg.append(" stroke=\"currentColor\" stroke-linecap=\"round\" stroke-linejoin=\"round\">");
        for (InkCurve curve : curves()) {
            svg.append("<path stroke-width=\"%s\" d=\"M%s %s"
                    .formatted(decimal(curve.width()), decimal(curve.x()), decimal(curve.y())));
            for (InkCurve.Part part : curve.parts()) {
                svg.append("C%s %s %s %s %s %s"
                        .formatted(
                                decimal(part.x1()),
                                decimal(part.y1()),
                                decimal(part.x2()),
                                decimal(part.y2()),
                                decimal(part.x3()),
                                decimal(part.y3())));
            }
            svg.append("\"/>");
        }
        return svg.append("</svg>").toString();
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
