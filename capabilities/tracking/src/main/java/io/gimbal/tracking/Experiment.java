package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.TextLength;
import java.time.Instant;
import java.util.Objects;

/// A named group of runs.
///
/// @param artifacts where the files of its runs are
public record Experiment(
        ExperimentId id,
        String name,
        ArtifactLocation artifacts,
        LifecycleStage lifecycle,
        Instant createdAt,
        Instant updatedAt) {
    public static final int MAX_NAME_LENGTH = 500;

    /// The experiment of runs that name none.
    public static final ExperimentId DEFAULT = ExperimentId.of(0);

    public Experiment {
        Objects.requireNonNull(id);
        Objects.requireNonNull(artifacts);
        Objects.requireNonNull(lifecycle);
        requireName(name);
    }

    public Experiment renamed(String next, Instant at) {
        return new Experiment(id, next, artifacts, lifecycle, createdAt, at);
    }

    public Experiment in(LifecycleStage next, Instant at) {
        return new Experiment(id, name, artifacts, next, createdAt, at);
    }

    static void requireName(String name) {
        if (name.isBlank() || !TextLength.isWithin(MAX_NAME_LENGTH, name)) {
            throw CodedException.invalidArgument("an experiment's name must be a non-blank text of at most "
                    + MAX_NAME_LENGTH + " characters: \"" + name + "\"");
        }
    }
}
