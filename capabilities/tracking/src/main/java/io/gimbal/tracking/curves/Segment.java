package io.gimbal.tracking.curves;

import java.util.List;

/// A stretch of a history that is full: its points in blocks, to be kept as one.
///
/// @param from the first point
/// @param end the first point that is not in it
public record Segment(Moment from, Moment end, List<Block> blocks) {
    public Segment {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty() || from.compareTo(end) >= 0) {
            throw new IllegalArgumentException("a segment has points: " + from + " to " + end);
        }
    }

    public long count() {
        return blocks.stream().mapToLong(block -> block.summary().count()).sum();
    }
}
