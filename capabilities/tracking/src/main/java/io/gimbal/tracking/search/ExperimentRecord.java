package io.gimbal.tracking.search;

import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.Tag;
import java.util.List;
import java.util.Objects;

/// An experiment with its tags.
///
/// @param tags in order of key
public record ExperimentRecord(Experiment experiment, List<Tag> tags) {
    public ExperimentRecord {
        Objects.requireNonNull(experiment);
        tags = List.copyOf(tags);
    }
}
