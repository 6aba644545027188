package io.gimbal.features;

import java.util.Map;

/// The entities a vector is wanted for, and when.
///
/// @param keys every join key of the service; one that is missing from the map names nobody, and its features
/// are not     found
/// @param asOf event time in microseconds since 1970; the lookup sees every event up to and including it
public record LookupRow(Map<String, FeatureValue> keys, long asOf) {
    public LookupRow {
        keys = Map.copyOf(keys);
    }
}
