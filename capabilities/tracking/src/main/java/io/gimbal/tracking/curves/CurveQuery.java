package io.gimbal.tracking.curves;

import io.gimbal.core.CodedException;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.RunId;
import java.util.List;
import java.util.Objects;

/// Which curves are wanted: each metric of each run.
///
/// @param buckets how many of each curve, at most
/// @param stretch what is looked at
public record CurveQuery(List<RunId> runs, List<Key> keys, CurveAxis axis, int buckets, Stretch stretch) {
    public static final int MAX_RUNS = 50;
    public static final int MAX_CURVES = 100;
    public static final int MAX_BUCKETS = 5_000;

    public CurveQuery {
        runs = List.copyOf(runs);
        keys = List.copyOf(keys);
        Objects.requireNonNull(axis);
        Objects.requireNonNull(stretch);
        if (runs.isEmpty() || runs.size() > MAX_RUNS) {
            throw CodedException.invalidArgument("run: expected 1 to " + MAX_RUNS + " runs, found " + runs.size());
        }
        if (keys.isEmpty() || runs.size() * keys.size() > MAX_CURVES) {
            throw CodedException.invalidArgument("key: expected at least one, and at most " + MAX_CURVES
                    + " curves together, found " + keys.size() + " for " + runs.size() + " runs");
        }
        if (buckets < 1 || buckets > MAX_BUCKETS) {
            throw CodedException.invalidArgument("buckets: " + buckets + " is not between 1 and " + MAX_BUCKETS);
        }
    }
}
