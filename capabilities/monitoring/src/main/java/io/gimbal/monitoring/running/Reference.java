package io.gimbal.monitoring.running;

import io.gimbal.graph.AssetRef;
import io.gimbal.monitoring.ColumnNames;
import io.gimbal.monitoring.MonitoredColumn;
import io.gimbal.monitoring.WeekdayVolume;
import io.gimbal.monitoring.declared.MonitorPolicy;
import io.gimbal.monitoring.drift.ColumnReference;
import java.util.List;
import java.util.Optional;

/// What a monitor compares days with: its champion's own training data.
///
/// @param columns of the requests, in declared order
/// @param inputs the same columns' references, in the same order
/// @param prediction of the champion's answers to its own training data; empty if they are not watched
/// @param label empty if labels are not watched
record Reference(
        AssetRef version,
        long rows,
        WeekdayVolume volume,
        List<MonitoredColumn> columns,
        List<ColumnReference> inputs,
        Optional<ColumnReference> prediction,
        Optional<ColumnReference> label) {
    Reference {
        columns = List.copyOf(columns);
        inputs = List.copyOf(inputs);
    }

    /// Watched columns that the endpoint has no more.
    List<String> missing(MonitorPolicy policy) {
        return ColumnNames.missing(
                policy.inputs(), columns.stream().map(MonitoredColumn::name).toList());
    }

    /// How many columns are tested together.
    int size() {
        return inputs.size() + (prediction.isPresent() ? 1 : 0) + (label.isPresent() ? 1 : 0);
    }
}
