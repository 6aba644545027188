package io.gimbal.tracking.curves;

import java.util.ArrayList;
import java.util.List;

/// Makes segments of the points of a history as they are read, and keeps what does not fill one. For one thread.
final class SegmentBuilder {
    static final int POINTS_OF_A_SEGMENT = 4_096;
    static final int POINTS_OF_A_BLOCK = 128;

    private final List<Segment> full = new ArrayList<>();
    private final Points open = new Points();

    void add(long at, long step, double value) {
        int last = open.size() - 1;
        // Points of one moment stay together: a segment ends where its next point can be told from its last.
        if (last + 1 >= POINTS_OF_A_SEGMENT && (open.at(last) != at || open.step(last) != step)) {
            Moment end = new Moment(at, step);
            full.add(new Segment(open.moment(0), end, blocks(open, end)));
            open.clear();
        }
        open.add(at, step, value);
    }

    List<Segment> full() {
        return full;
    }

    Points open() {
        return open;
    }

    private static List<Block> blocks(Points points, Moment end) {
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < points.size(); i++) {
            if (i - from >= POINTS_OF_A_BLOCK && points.stepsOn(i)) {
                blocks.add(block(points, from, i, points.moment(i)));
                from = i;
            }
        }
        blocks.add(block(points, from, points.size(), end));
        return blocks;
    }

    private static Block block(Points points, int from, int to, Moment end) {
        Tally tally = new Tally();
        long minStep = points.step(from);
        long maxStep = minStep;
        for (int i = from; i < to; i++) {
            tally.add(points.value(i));
            minStep = Math.min(minStep, points.step(i));
            maxStep = Math.max(maxStep, points.step(i));
        }
        return new Block(points.moment(from), end, points.at(to - 1), minStep, maxStep, tally.summary());
    }
}
