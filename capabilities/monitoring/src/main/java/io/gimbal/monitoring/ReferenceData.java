package io.gimbal.monitoring;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The port to what a version was trained and judged on. Thread-safe.
public interface ReferenceData {
    /// Every row of the version's training set, of both its parts, in any order, with what the version itself says
    /// to it.
    ///
    /// @param endpoint whose columns they are
    /// @throws io.gimbal.core.CodedException NOT_FOUND if the version or its training set does not exist
    void scan(AssetRef endpoint, AssetRef version, List<MonitoredColumn> columns, Consumer<Row> each);

    /// @param eventTime when it would have been predicted
    /// @param columns by name; null is a missing value, and a column that no row has is not in the training set
    /// @param prediction not a number where there is none
    /// @param label not a number where there is none
    record Row(Instant eventTime, Map<String, JsonValue> columns, double prediction, double label) {}
}
