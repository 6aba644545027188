package io.gimbal.tracking.curves;

import io.gimbal.core.CodedException;

/// A part of an axis, both ends in it.
public record Stretch(long from, long to) {
    public static final Stretch ALL = new Stretch(Long.MIN_VALUE, Long.MAX_VALUE);

    public Stretch {
        if (from > to) {
            throw CodedException.invalidArgument("from: " + from + " is beyond to, which is " + to);
        }
    }

    boolean touches(long least, long greatest) {
        return least <= to && greatest >= from;
    }

    boolean contains(long x) {
        return from <= x && x <= to;
    }
}
