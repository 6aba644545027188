package io.gimbal.features;

import io.gimbal.json.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// The port to the vectors that models were given. Thread-safe.
public interface ServedVectors {
    /// Shows each one that was recorded for a service before the call, in any order. There may be millions.
    ///
    /// @param from event time, included
    /// @param until event time, not included
    void scan(ServiceName service, Instant from, Instant until, Consumer<Served> consumer);

    /// A vector as it was recorded.
    ///
    /// @param id of the prediction
    /// @param at event time of the lookup
    /// @param keys by name
    /// @param features by column, null where there was no value
    record Served(String id, Instant at, Map<String, JsonValue> keys, Map<String, JsonValue> features) {
        public Served {
            Objects.requireNonNull(id);
            Objects.requireNonNull(at);
            keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
            features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        }
    }
}
