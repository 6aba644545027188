package io.gimbal.features;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/// A row of a source on its way in.
///
/// @param id what makes it one event however often it is sent; at most 500 characters
/// @param values the columns that are not null
public record SourceEvent(String id, Map<String, FeatureValue> values) {
    public SourceEvent {
        values = Collections.unmodifiableMap(new HashMap<>(values));
    }
}
