package io.gimbal.features.offline;

import io.gimbal.features.EventSource;
import io.gimbal.features.FeatureView;
import io.gimbal.features.JoinKey;
import io.gimbal.features.ServiceFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Views of a service that read one source by the same columns, and so share one join.
///
/// @param keys of the spine, each with the column of the source it is matched with
/// @param views each with its selected features
record ViewGroup<V extends FeatureView>(
        EventSource source, SequencedMap<JoinKey, String> keys, Map<V, List<ServiceFeature>> views) {
    ViewGroup {
        keys = new LinkedHashMap<>(keys);
        views = new LinkedHashMap<>(views);
    }

    List<ServiceFeature> features() {
        return views.values().stream().flatMap(List::stream).toList();
    }

    /// That all keys are there.
    String keysKnown() {
        return Sql.and(keys.values().stream()
                .map(column -> Sql.name(column) + " is not null")
                .toList());
    }

    /// The columns of the keys behind each other, for `partition by` and the like; never empty.
    String keyColumns() {
        return keys.isEmpty() ? "0" : Sql.list(keys.values(), Sql::name);
    }
}
