package io.gimbal.web.kit;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// A small line without axes, drawn here so that it is there without scripts and never moves.
///
/// @param path of the line; empty when there are too few values
/// @param zero where zero lies, from the top; below 0 when it is not in the picture
/// @param last the newest value, as text
/// @param label the whole in a sentence, for who cannot see it
public record Sparkline(String path, double zero, double lastX, double lastY, String last, String label) {
    public static final int WIDTH = 132;
    public static final int HEIGHT = 26;
    private static final int MARGIN = 3;

    public boolean isEmpty() {
        return path.isEmpty();
    }

    public boolean showsZero() {
        return zero >= 0;
    }

    /// A line from its smallest to its largest value.
    ///
    /// @param values oldest first; what is not finite is a gap
    /// @param name of what is drawn, like `MAE`
    public static Sparkline of(String name, List<Double> values) {
        return draw(
                name,
                values,
                finite(values).min().orElse(0),
                finite(values).max().orElse(1));
    }

    /// A line from zero up.
    public static Sparkline ofCounts(String name, List<Long> counts) {
        List<Double> values = counts.stream().map(Long::doubleValue).toList();
        Sparkline line = draw(name, values, 0, finite(values).max().orElse(1));
        String last = counts.isEmpty() ? Figures.NONE : Figures.count(counts.getLast());
        return new Sparkline(line.path, line.zero, line.lastX, line.lastY, last, line.label);
    }

    /// A line around zero.
    public static Sparkline aroundZero(String name, List<Double> values) {
        double reach = finite(values).map(Math::abs).max().orElse(1);
        Sparkline line = draw(name, values, -reach, reach);
        String last = line.last.startsWith("\u2212") || line.last.equals(Figures.NONE) ? line.last : "+" + line.last;
        return new Sparkline(line.path, line.zero, line.lastX, line.lastY, last, line.label);
    }

    private static DoubleStream finite(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite);
    }

    private static Sparkline draw(String name, List<Double> values, double low, double high) {
        if (finite(values).count() < 2) {
            return new Sparkline("", -1, 0, 0, lastOf(values), name + ": too few values for a line");
        }
        double range = high > low ? high - low : 1;
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        double x = 0;
        double y = 0;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (!Double.isFinite(value)) {
                drawing = false;
                continue;
            }
            x = MARGIN + (double) i / (values.size() - 1) * (WIDTH - 2 * MARGIN);
            y = at(value, low, range);
            path.append(String.format(Locale.ROOT, drawing ? "L%.1f %.1f" : "M%.1f %.1f", x, y));
            drawing = true;
        }
        double zero = low < 0 && high > 0 ? at(0, low, range) : -1;
        String label = name + " over " + values.size() + " days, from " + Figures.number(low) + " to "
                + Figures.number(high) + ", last " + lastOf(values);
        return new Sparkline(path.toString(), zero, round(x), round(y), lastOf(values), label);
    }

    private static double at(double value, double low, double range) {
        return round(HEIGHT - MARGIN - (value - low) / range * (HEIGHT - 2 * MARGIN));
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static String lastOf(List<Double> values) {
        return values.reversed().stream()
                .filter(Double::isFinite)
                .findFirst()
                .map(value -> Figures.fixed(value, 2))
                .orElse(Figures.NONE);
    }
}
