package dev.pactwire.drawing;

import java.util.ArrayList;
import java.util.List;

/// A smooth piece of a stroke that has one width: from `x`, `y` through Bézier parts. A stroke becomes several,
/// because a pen draws thinner the faster it moves.
record InkCurve(double x, double y, double width, List<Part> parts) {

    /// The share of the newest speed in the smoothed one; the rest is the pen's inertia.
    private static final double NEWEST = 0.7;

    private static final double WIDTH_STEP = 0.25;
    private static final double DOT = 0.01;

    record Part(double x1, double y1, double x2, double y2, double x3, double y3) {}

    static List<InkCurve> of(Ink.Stroke stroke) {
        List<Ink.Point> points = distinct(stroke.points());
        return points.size() == 1 ? List.of(dot(points.getFirst(), stroke)) : line(points, stroke);
    }

    private static List<Ink.Point> distinct(List<Ink.Point> given) {
        var points = new ArrayList<Ink.Point>(given.size());
        for (Ink.Point point : given) {
            if (points.isEmpty() || points.getLast().distance(point) > DOT) {
                points.add(point);
            }
        }
        return points;
    }

    private static InkCurve dot(Ink.Point point, Ink.Stroke stroke) {
        double end = point.x() + DOT;
        var part = new Part(point.x(), point.y(), end, point.y(), end, point.y());
        return new InkCurve(point.x(), point.y(), (stroke.thin() + stroke.thick()) / 2, List.of(part));
    }

    private static List<InkCurve> line(List<Ink.Point> points, Ink.Stroke stroke) {
        var curves = new ArrayList<InkCurve>();
        double speed = 0;
        for (int i = 0; i + 1 < points.size(); i++) {
            Ink.Point from = points.get(i);
            Ink.Point to = points.get(i + 1);
            speed = NEWEST * speed(from, to) + (1 - NEWEST) * speed;
            double width = stepped(Math.max(stroke.thick() / (speed + 1), stroke.thin()));
            Part part = part(points.get(Math.max(0, i - 1)), from, to, points.get(Math.min(points.size() - 1, i + 2)));
            if (curves.isEmpty() || curves.getLast().width != width) {
                curves.add(new InkCurve(from.x(), from.y(), width, new ArrayList<>()));
            }
            curves.getLast().parts.add(part);
        }
        return curves;
    }

    private static double speed(Ink.Point from, Ink.Point to) {
        double time = to.time() - from.time();
        return time > 0 ? from.distance(to) / time : 0;
    }

    /// Few different widths mean few paths.
    private static double stepped(double width) {
        return Math.max(WIDTH_STEP, Math.round(width / WIDTH_STEP) * WIDTH_STEP);
    }

    /// The Catmull-Rom spline through four points, between the middle two, as a Bézier curve.
    private static Part part(Ink.Point before, Ink.Point from, Ink.Point to, Ink.Point after) {
        return new Part(
                from.x() + (to.x() - before.x()) / 6,
                from.y() + (to.y() - before.y()) / 6,
                to.x() - (after.x() - from.x()) / 6,
                to.y() - (after.y() - from.y()) / 6,
                to.x(),
                to.y());
    }
}
