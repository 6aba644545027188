package io.gimbal.features.semantics;

import java.util.List;

/// What the tiles of a view hold besides the number of events: one lane per aggregated column. Windows are not
/// part of it, so a new window over the same columns needs no new tiles.
///
/// @param lanes in the order of the values of a [WindowEvent]
public record TileLayout(List<Lane> lanes) {
    /// The nulls of an event are bits of a long.
    public static final int MOST_LANES = 64;

    /// The running results of one column; the number of values that are not null is always among them.
    ///
    /// @param real whether the values are doubles, else longs
    /// @param sum whether sums are kept
    /// @param extremes whether minimum and maximum are kept
    public record Lane(boolean real, boolean sum, boolean extremes) {}

    public TileLayout {
        lanes = List.copyOf(lanes);
        if (lanes.size() > MOST_LANES) {
            throw new IllegalArgumentException(lanes.size() + " columns in one view, at most " + MOST_LANES);
        }
    }

    public int size() {
        return lanes.size();
    }
}
