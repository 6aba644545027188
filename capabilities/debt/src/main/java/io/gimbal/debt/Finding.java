package io.gimbal.debt;

import io.gimbal.graph.AssetRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One piece of debt.
///
/// @param asset what owes
/// @param owner who answers for it, as far as anybody said
/// @param what the finding in a sentence, with the numbers that show it
/// @param seenIn other assets that show it: the model that does not use the feature, the endpoint that is read
public record Finding(FindingKind kind, AssetRef asset, Optional<String> owner, String what, List<AssetRef> seenIn) {
    public Finding {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(asset);
        Objects.requireNonNull(owner);
        seenIn = List.copyOf(seenIn);
        if (what.isBlank()) {
            throw new IllegalArgumentException("a finding says what it found");
        }
    }
}
