package io.gimbal.serving;

import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonValue;
import java.util.Objects;
import java.util.OptionalDouble;

/// A feature as a model got it.
///
/// @param value to the last bit; null where there is none
/// @param ageSeconds from the event that decided it to the prediction, in event time; empty where there is none
public record ServedFeature(JsonValue value, OptionalDouble ageSeconds, FeatureStatus status) {
    public static final ServedFeature NOT_FOUND =
            new ServedFeature(JsonNull.NULL, OptionalDouble.empty(), FeatureStatus.NOT_FOUND);

    public ServedFeature {
        Objects.requireNonNull(value);
        Objects.requireNonNull(ageSeconds);
        Objects.requireNonNull(status);
    }
}
