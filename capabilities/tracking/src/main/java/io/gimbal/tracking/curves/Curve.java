package io.gimbal.tracking.curves;

import io.gimbal.tracking.Key;
import io.gimbal.tracking.RunId;
import java.util.List;

/// One metric of one run.
///
/// @param buckets in order of the axis; none if the run has no such metric, or nothing in the stretch
public record Curve(RunId run, Key key, List<Bucket> buckets) {
    public Curve {
        buckets = List.copyOf(buckets);
    }

    /// How many points the buckets have together.
    public long count() {
        return buckets.stream().mapToLong(bucket -> bucket.summary().count()).sum();
    }
}
