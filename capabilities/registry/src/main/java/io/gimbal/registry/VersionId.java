package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import java.util.Objects;

/// Which version of which model, written `taxi/trip-duration@3`.
///
/// @param number from 1, in the order of registration, without gaps
public record VersionId(ModelName model, int number) {
    public static final AssetKind KIND = new AssetKind("model-version");

    public VersionId {
        Objects.requireNonNull(model);
        if (number < 1) {
            throw CodedException.invalidArgument("a version's number starts at 1: " + number);
        }
    }

    public AssetRef ref() {
        return AssetRef.of(KIND, model.namespace(), model.name(), Integer.toString(number));
    }

    @Override
    public String toString() {
        return model + "@" + number;
    }
}
