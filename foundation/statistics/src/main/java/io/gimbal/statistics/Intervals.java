package io.gimbal.statistics;

import io.gimbal.core.CodedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cells between edges, each `[a, b)`: the lower edge belongs to its cell.
///
/// @param edges strictly ascending and finite; at least one, for ends other than `OPEN` at least two
public record Intervals(List<Double> edges, Ends ends) implements Partition {
    /// What lies outside the first and the last edge.
    public enum Ends {
        /// A cell below the first edge and one from the last edge up.
        OPEN,
        /// Nothing: the last cell takes its upper edge in, and values outside are refused.
        CLOSED,
        /// The last cell takes its upper edge in; everything outside shares one extra cell at the end.
        OVERFLOW
    }

    public Intervals {
        edges = List.copyOf(edges);
        int needed = ends == Ends.OPEN ? 1 : 2;
        boolean valid = edges.size() >= needed && edges.stream().allMatch(Double::isFinite);
        for (int i = 1; i < edges.size(); i++) {
            valid &= edges.get(i - 1) < edges.get(i);
        }
        if (!valid) {
            throw CodedException.invalidArgument(
                    "edges must be finite and strictly ascending, at least " + needed + " of them: " + edges);
        }
    }

    static Intervals of(double[] edges, Ends ends) {
        return new Intervals(Arrays.stream(edges).boxed().toList(), ends);
    }

    public int cellCount() {
        return switch (ends) {
            case OPEN -> edges.size() + 1;
            case CLOSED -> edges.size() - 1;
            case OVERFLOW -> edges.size();
        };
    }

    @Override
    public long[] count(Sample sample) {
        long[] counts = new long[cellCount()];
        int cell = 0;
        int below = sample.countBelow(edges.getFirst());
        int counted = below;
        if (ends == Ends.OPEN) {
            counts[cell++] = below;
        }
        for (int i = 1; i < edges.size(); i++) {
            int upTo = sample.countBelow(i == edges.size() - 1 ? lastEnd() : edges.get(i));
            counts[cell++] = (long) upTo - counted;
            counted = upTo;
        }
        countOutside(counts, cell, below, sample.size() - counted);
        return counts;
    }

    private void countOutside(long[] counts, int cell, int below, int above) {
        switch (ends) {
            case OPEN -> counts[cell] = above;
            case OVERFLOW -> counts[cell] = (long) below + above;
            case CLOSED -> {
                if (below + above > 0) {
                    throw CodedException.invalidArgument((below + above) + " values outside the closed range ["
                            + edges.getFirst() + ", " + edges.getLast() + "]");
                }
            }
        }
    }

    /// The first value that no longer belongs to the last interval.
    private double lastEnd() {
        return ends == Ends.OPEN ? edges.getLast() : Math.nextUp(edges.getLast());
    }

    @Override
    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        if (ends == Ends.OPEN) {
            labels.add("below " + edges.getFirst());
        }
        for (int i = 1; i < edges.size(); i++) {
            boolean takesEdgeIn = ends != Ends.OPEN && i == edges.size() - 1;
            labels.add("[" + edges.get(i - 1) + ", " + edges.get(i) + (takesEdgeIn ? "]" : ")"));
        }
        switch (ends) {
            case OPEN -> labels.add("from " + edges.getLast());
            case OVERFLOW -> labels.add("outside");
            case CLOSED -> {}
        }
        return List.copyOf(labels);
    }
}
