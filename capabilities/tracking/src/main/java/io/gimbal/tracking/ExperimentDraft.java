package io.gimbal.tracking;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// An experiment that is about to be made.
///
/// @param artifacts where the files of its runs go; empty for a place of its own below the root
public record ExperimentDraft(String name, Optional<ArtifactLocation> artifacts, List<Tag> tags) {
    public ExperimentDraft {
        Experiment.requireName(name);
        Objects.requireNonNull(artifacts);
        tags = List.copyOf(tags);
    }

    public static ExperimentDraft named(String name) {
        return new ExperimentDraft(name, Optional.empty(), List.of());
    }

    public ExperimentDraft tagged(List<Tag> labels) {
        return new ExperimentDraft(name, artifacts, labels);
    }

    public ExperimentDraft keepingFilesAt(ArtifactLocation location) {
        return new ExperimentDraft(name, Optional.of(location), tags);
    }
}
