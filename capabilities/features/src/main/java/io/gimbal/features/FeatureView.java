package io.gimbal.features;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Features of one entity from one source. What a view means is decided by these fields alone, offline and
/// online.
public sealed interface FeatureView permits LatestValueView, WindowedView {
    ViewName name();

    /// What the features are about; empty for what is the same for everybody, like the weather.
    Optional<EntityName> entity();

    SourceName source();

    /// For join keys that are called differently in the source: the name of the column. So two views can read
    /// one source in two roles, as pick-up zone and as drop-off zone.
    Map<String, String> keyColumns();

    /// The generated names of the features in declared order, and the type each has for this source.
    ///
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if the source lacks a column or has it in a type
    /// that     cannot be used
    SequencedMap<FeatureName, ColumnType> features(EventSource source);

    /// The generated names of the features in declared order.
    List<FeatureName> featureNames();

    /// The column of the source that holds a join key.
    default String keyColumn(JoinKey key) {
        return keyColumns().getOrDefault(key.name(), key.name());
    }
}
