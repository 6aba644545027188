package io.gimbal.features.semantics;

import io.gimbal.features.FeatureValue;
import java.util.List;
import java.util.Optional;

/// A row as latest-value views see it.
///
/// @param visibleAt the first lookup that sees it
/// @param values the columns of the view, empty where null
public record VisibleRow(long visibleAt, RowOrder order, List<Optional<FeatureValue>> values) {
    public VisibleRow {
        values = List.copyOf(values);
    }

    /// Whether no lookup can ever prefer the other row: this one is later and seen at least as early.
    boolean hides(VisibleRow other) {
        return visibleAt <= other.visibleAt && order.compareTo(other.order) >= 0;
    }
}
