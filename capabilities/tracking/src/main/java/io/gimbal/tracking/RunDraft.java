package io.gimbal.tracking;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A run that is about to start.
///
/// @param name empty to have one made from the id
/// @param user whom the client says it runs for; may be empty
/// @param startedAt empty for now
public record RunDraft(
        ExperimentId experiment,
        Optional<String> name,
        String startedBy,
        String user,
        Optional<RunId> parent,
        Capture capture,
        List<Tag> tags,
        Optional<Instant> startedAt) {

    public RunDraft {
        Objects.requireNonNull(experiment);
        Objects.requireNonNull(name);
        Objects.requireNonNull(startedBy);
        Objects.requireNonNull(user);
        Objects.requireNonNull(parent);
        Objects.requireNonNull(capture);
        tags = List.copyOf(tags);
        startedAt = startedAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    public static RunDraft in(ExperimentId experiment, String startedBy) {
        return new RunDraft(
                experiment,
                Optional.empty(),
                startedBy,
                "",
                Optional.empty(),
                Capture.nothing(),
                List.of(),
                Optional.empty());
    }

    public RunDraft named(String text) {
        return new RunDraft(experiment, Optional.of(text), startedBy, user, parent, capture, tags, startedAt);
    }

    public RunDraft runningFor(String person) {
        return new RunDraft(experiment, name, startedBy, person, parent, capture, tags, startedAt);
    }

    public RunDraft under(RunId run) {
        return new RunDraft(experiment, name, startedBy, user, Optional.of(run), capture, tags, startedAt);
    }

    public RunDraft capturing(Capture where) {
        return new RunDraft(experiment, name, startedBy, user, parent, where, tags, startedAt);
    }

    public RunDraft tagged(List<Tag> labels) {
        return new RunDraft(experiment, name, startedBy, user, parent, capture, labels, startedAt);
    }

    public RunDraft startingAt(Instant at) {
        return new RunDraft(experiment, name, startedBy, user, parent, capture, tags, Optional.of(at));
    }

    /// Its name, made from the id where nobody chose one.
    public String nameFor(RunId id) {
        return name.orElseGet(() ->
                "run-" + id.value().substring(Math.max(0, id.value().length() - 8)));
    }
}
