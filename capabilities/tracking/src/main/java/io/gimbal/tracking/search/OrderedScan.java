package io.gimbal.tracking.search;

import io.gimbal.tracking.Beginning;
import java.util.Optional;
import java.util.function.Function;

/// An index that has the runs of an experiment in the order of a key, as far as they have a value.
///
/// @param from the index's table as `h`, or as `r` where it is that of runs
/// @param where what narrows it to the key
/// @param group what the index is ordered by: the value, or the beginning of a long one
/// @param value the expression for the whole value
/// @param inGroup the condition that a run is of a group
/// @param isWhole whether a group is a value, not only the beginning of some
/// @param notANumber the condition that a run has NaN
/// @param missing the condition that a run has no value
record OrderedScan(
        String from,
        Fragment where,
        String group,
        String value,
        Function<Object, RunCondition> inGroup,
        Function<Object, Boolean> isWhole,
        Optional<RunCondition> notANumber,
        Optional<RunCondition> missing) {
    /// Whether the index is of another table than that of runs.
    boolean isApart() {
        return from.endsWith(" h");
    }

    /// Joined with the runs as `r`.
    String withRuns() {
        return isApart() ? from + " CROSS JOIN tracking_run r" : from;
    }

    /// The group that a value is of.
    Object groupOf(Object value) {
        return value instanceof String text && !group.equals(this.value) ? Beginning.of(text) : value;
    }
}
