package io.gimbal.registry;

import io.gimbal.graph.Reason;
import java.util.Objects;
import java.util.Optional;

/// An alias on its way from one version to another.
///
/// @param before empty when nothing had the name
/// @param after empty when nothing has it any more
public record AliasMove(
        ModelName model, AliasName alias, Optional<VersionId> before, Optional<VersionId> after, Reason reason) {
    public AliasMove {
        Objects.requireNonNull(model);
        Objects.requireNonNull(alias);
        Objects.requireNonNull(before);
        Objects.requireNonNull(after);
        Objects.requireNonNull(reason);
    }
}
