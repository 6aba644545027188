package io.gimbal.tracking;

import java.util.Objects;
import java.util.Optional;

/// What an update makes of the parent of a run.
public sealed interface ParentUpdate {
    /// The parent that it gives.
    default Optional<RunId> given() {
        return Optional.empty();
    }

    record Keep() implements ParentUpdate {}

    /// The run is part of no other from now on.
    record Remove() implements ParentUpdate {}

    record Give(RunId parent) implements ParentUpdate {
        public Give {
            Objects.requireNonNull(parent);
        }

        @Override
        public Optional<RunId> given() {
            return Optional.of(parent);
        }
    }
}
