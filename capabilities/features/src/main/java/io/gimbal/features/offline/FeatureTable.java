package io.gimbal.features.offline;

import io.gimbal.features.ServiceFeature;
import io.gimbal.query.RelationName;
import java.util.List;

/// Some features of the spine's rows: `__ordinal` and a column for each, at most one row for a row of the
/// spine.
record FeatureTable(RelationName relation, List<ServiceFeature> features) {
    FeatureTable {
        features = List.copyOf(features);
    }
}
