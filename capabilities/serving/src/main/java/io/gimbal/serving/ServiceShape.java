package io.gimbal.serving;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a feature service takes and gives, by name, in its order. A model's vector is the inputs, then the features.
///
/// @param inputs what comes with each request
/// @param keys what names the entities features are looked up for
/// @param features the columns of the vector, such as `zone__borough`
public record ServiceShape(
        Map<String, FieldType> inputs, Map<String, FieldType> keys, Map<String, FieldType> features) {
    public ServiceShape {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    }
}
