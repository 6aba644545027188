package io.gimbal.serving;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import java.util.Objects;

/// A version of a model, and where its bytes are.
///
/// @param ref the version's asset
/// @param number from 1
/// @param digest its address among the stored models ([io.gimbal.model.StoredModels])
public record ServedVersion(AssetRef ref, int number, Digest digest) {
    public ServedVersion {
        Objects.requireNonNull(ref);
        Objects.requireNonNull(digest);
        if (number < 1) {
            throw CodedException.invalidArgument("a version's number starts at 1: " + number);
        }
    }
}
