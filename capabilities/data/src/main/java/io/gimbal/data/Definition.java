package io.gimbal.data;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import java.util.Objects;

/// Something that is declared, as it is kept.
///
/// @param content what its kind made of the declaration
public record Definition(AssetRef ref, JsonObject content) {
    public Definition {
        Objects.requireNonNull(ref);
        Objects.requireNonNull(content);
    }
}
