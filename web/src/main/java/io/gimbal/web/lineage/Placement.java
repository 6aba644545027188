package io.gimbal.web.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Gives every node its place: layers are columns, and within its column a node comes as near to its
/// neighbours as those above and below let it.
final class Placement {
    static final int NODE_WIDTH = 158;
    static final int NODE_HEIGHT = 36;
    private static final int COLUMN = NODE_WIDTH + 46;
    private static final int GAP = 12;
    private static final int BEND_HEIGHT = 8;
    private static final int MARGIN = 6;
    private static final int ROUNDS = 24;

    private final int nodes;
    private final Ordering ordering;
    private final double[] centres;
    private final int[] columns;

    Placement(int nodes, Ordering ordering) {
        this.nodes = nodes;
        this.ordering = ordering;
        this.centres = new double[ordering.size()];
        this.columns = new int[ordering.size()];
        for (int column = 0; column < ordering.rows().size(); column++) {
            for (int node : ordering.rows().get(column)) {
                columns[node] = column;
            }
        }
        ordering.rows().forEach(row -> spread(row, new double[row.size()]));
        for (int round = 0; round < ROUNDS; round++) {
            ordering.rows().forEach(this::attract);
        }
        double top = Arrays.stream(centres).min().orElse(0);
        for (int node = 0; node < centres.length; node++) {
            centres[node] += MARGIN + NODE_HEIGHT / 2.0 - top;
        }
    }

    int left(int node) {
        return MARGIN + columns[node] * COLUMN;
    }

    int top(int node) {
        return (int) Math.round(centres[node] - NODE_HEIGHT / 2.0);
    }

    int width() {
        return 2 * MARGIN + (ordering.rows().size() - 1) * COLUMN + NODE_WIDTH;
    }

    int height() {
        double bottom = Arrays.stream(centres).max().orElse(0);
        return (int) Math.ceil(bottom + NODE_HEIGHT / 2.0 + MARGIN);
    }

    /// The arrow's way as an SVG path.
    String path(List<Integer> route) {
        StringBuilder path = new StringBuilder();
        double x = left(route.getFirst()) + NODE_WIDTH;
        double y = centres[route.getFirst()];
        path.append(String.format(Locale.ROOT, "M%.0f %.1f", x, y));
        for (int next : route.subList(1, route.size())) {
            double nextX = left(next);
            double middle = (x + nextX) / 2;
            path.append(String.format(
                    Locale.ROOT,
                    "C%.1f %.1f %.1f %.1f %.1f %.1f",
                    middle,
                    y,
                    middle,
                    centres[next],
                    nextX,
                    centres[next]));
            x = nextX;
            y = centres[next];
            if (next >= nodes) {
                x += NODE_WIDTH;
                path.append(String.format(Locale.ROOT, "H%.1f", x));
            }
        }
        return path.toString();
    }

    private void attract(List<Integer> row) {
        double[] wanted = new double[row.size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = middle(row.get(i));
        }
        spread(row, wanted);
    }

    private double middle(int node) {
        List<Double> around = new ArrayList<>();
        for (Arrow step : ordering.steps()) {
            if (step.from() == node) {
                around.add(centres[step.to()]);
            } else if (step.to() == node) {
                around.add(centres[step.from()]);
            }
        }
        return around.stream().mapToDouble(Double::doubleValue).average().orElse(centres[node]);
    }

    /// As near to what is wanted as order and distance allow: the mean of being pushed down and being pushed up.
    private void spread(List<Integer> row, double[] wanted) {
        double[] down = wanted.clone();
        double[] up = wanted.clone();
        for (int i = 1; i < down.length; i++) {
            down[i] = Math.max(down[i], down[i - 1] + distance(row.get(i - 1), row.get(i)));
        }
        for (int i = up.length - 2; i >= 0; i--) {
            up[i] = Math.min(up[i], up[i + 1] - distance(row.get(i), row.get(i + 1)));
        }
        for (int i = 0; i < down.length; i++) {
            centres[row.get(i)] = (down[i] + up[i]) / 2;
        }
    }

    private double distance(int upper, int lower) {
        return (height(upper) + height(lower)) / 2.0 + GAP;
    }

    private int height(int node) {
        return node < nodes ? NODE_HEIGHT : BEND_HEIGHT;
    }
}
