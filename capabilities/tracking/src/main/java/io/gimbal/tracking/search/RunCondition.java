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
    /// Over the run, or over the row of an index scan of what it is about.
    Fragment holds(Identifier scanned) {
        return identifier.equals(scanned) ? own.orElse(holds) : holds;
    }
}
