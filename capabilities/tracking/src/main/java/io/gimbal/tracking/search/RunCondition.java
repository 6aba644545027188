package io.gimbal.tracking.search;

import io.gimbal.filter.Identifier;
import java.util.Optional;

/// A condition on a run, as SQL.
///
/// @param identifier what it is about
/// @param holds over a run `r`; neither true nor false means no
/// @param own the same over the row `c` of a table that an index scan of this identifier stands on
/// @param candidates selects the `number` of every run of the experiment for which it holds, by an index, if one helps
record RunCondition(Identifier identifier, Fragment holds, Optional<Fragment> own, Optional<Fragment> candidates) {
    /// Over the run, or, where an index is followed, over its rows `h`: then a run's own row is read only if all holds.
    Fragment over(OrderedScan scan, Identifier scanned) {
        if (!scan.isApart()) {
            return holds;
        }
        return identifier.equals(scanned) && own.isPresent()
                ? own.get().with("c.", "h.")
                : holds.with("r.number", "h.run");
    }
}
