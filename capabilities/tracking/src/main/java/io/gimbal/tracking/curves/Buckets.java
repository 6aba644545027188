package io.gimbal.tracking.curves;

import java.util.ArrayList;
import java.util.List;

/// Gathers what stands side by side on an axis: as many buckets as wanted, of one width, the empty ones left out.
/// A block goes as a whole where it begins, so a bucket may reach into the next one's place: it says how far. For one
/// thread.
final class Buckets {
    private final Stretch stretch;
    private final double perUnit;
    private final Tally[] tallies;
    private final long[] from;
    private final long[] to;

    /// @param stretch where all that will be added begins
    Buckets(Stretch stretch, int count) {
        this.stretch = stretch;
        this.perUnit = count / ((double) stretch.to() - stretch.from() + 1);
        this.tallies = new Tally[count];
        this.from = new long[count];
        this.to = new long[count];
    }

    void add(long x, double value) {
        at(x, x).add(value);
    }

    void add(long least, long greatest, Summary summary) {
        at(least, greatest).add(summary);
    }

    private Tally at(long least, long greatest) {
        double place = Math.floor(((double) least - stretch.from()) * perUnit);
        int index = (int) Math.clamp(place, 0, tallies.length - 1);
        if (tallies[index] == null) {
            tallies[index] = new Tally();
            from[index] = least;
            to[index] = greatest;
        }
        from[index] = Math.min(from[index], least);
        to[index] = Math.max(to[index], greatest);
        return tallies[index];
    }

    List<Bucket> list() {
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < tallies.length; i++) {
            if (tallies[i] != null) {
                buckets.add(new Bucket(from[i], to[i], tallies[i].summary()));
            }
        }
        return buckets;
    }
}
