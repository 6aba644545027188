package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// One execution with its record. Never changes: [#finished] and the like give the next value, which [RunStore#update]
/// stores only if nobody was faster.
///
/// @param startedBy the principal
/// @param parent the run this one is part of
/// @param endedAt present once the status says that it ended
/// @param revision 1 at birth, one more with each change
public record Run(
        RunId id,
        ExperimentId experiment,
        String name,
        RunStatus status,
        LifecycleStage lifecycle,
        String startedBy,
        Optional<RunId> parent,
        Capture capture,
        Instant startedAt,
        Optional<Instant> endedAt,
        long revision) {
    public static final int MAX_NAME_LENGTH = 500;

    public Run {
        Objects.requireNonNull(id);
        Objects.requireNonNull(experiment);
        Objects.requireNonNull(capture);
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
            throw CodedException.invalidArgument("a run's name must be a non-blank text of at most " + MAX_NAME_LENGTH
                    + " characters: \"" + name + "\"");
        }
        if (status.ended() != endedAt.isPresent()) {
            throw CodedException.invalidArgument(
                    "a run has an end exactly when its status says so: " + status.text() + ", " + endedAt);
        }
    }

    /// @throws CodedException INVALID_ARGUMENT if the status is not an end
    public Run finished(RunStatus outcome, Instant at) {
        return new Run(
                id,
                experiment,
                name,
                outcome,
                lifecycle,
                startedBy,
                parent,
                capture,
                startedAt,
                Optional.of(at),
                next());
    }

    /// Running again, as a client may say of a run that it had ended.
    public Run resumed() {
        return new Run(
                id,
                experiment,
                name,
                RunStatus.RUNNING,
                lifecycle,
                startedBy,
                parent,
                capture,
                startedAt,
                Optional.empty(),
                next());
    }

    public Run renamed(String text) {
        return new Run(id, experiment, text, status, lifecycle, startedBy, parent, capture, startedAt, endedAt, next());
    }

    public Run in(LifecycleStage stage) {
        return new Run(id, experiment, name, status, stage, startedBy, parent, capture, startedAt, endedAt, next());
    }

    private long next() {
        return revision + 1;
    }
}
