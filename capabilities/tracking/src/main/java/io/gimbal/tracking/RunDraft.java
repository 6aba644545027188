package io.gimbal.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A run that is about to start.
///
/// @param name empty to have one made from the id
/// @param startedAt empty for now
public record RunDraft(
        ExperimentId experiment,
        Optional<String> name,
        String startedBy,
        Optional<RunId> parent,
        Capture capture,
        List<Tag> tags,
        Optional<Instant> startedAt) {

    public RunDraft {
        Objects.requireNonNull(experiment);
        Objects.requireNonNull(name);
        Objects.requireNonNull(startedBy);
        Objects.requireNonNull(parent);
        Objects.requireNonNull(capture);
        Objects.requireNonNull(startedAt);
        tags = List.copyOf(tags);
    }

    public static RunDraft in(ExperimentId experiment, String startedBy) {
        return new RunDraft(
                experiment,
                Optional.empty(),
                startedBy,
                Optional.empty(),
                Capture.nothing(),
                List.of(),
                Optional.empty());
    }

    public RunDraft named(String text) {
        return new RunDraft(experiment, Optional.of(text), startedBy, parent, capture, tags, startedAt);
    }

    public RunDraft under(RunId run) {
        return new RunDraft(experiment, name, startedBy, Optional.of(run), capture, tags, startedAt);
    }

    public RunDraft capturing(Capture where) {
        return new RunDraft(experiment, name, startedBy, parent, where, tags, startedAt);
    }

    public RunDraft tagged(List<Tag> labels) {
        return new RunDraft(experiment, name, startedBy, parent, capture, labels, startedAt);
    }
}
