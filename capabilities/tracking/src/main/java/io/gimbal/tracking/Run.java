package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.TextLength;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// One execution with its record. Never changes: [#updated] gives the next value, which [RunStore#update]
/// stores only if nobody was faster.
///
/// @param lifecycle deleted when it is, or when its experiment is
/// @param startedBy the principal
/// @param user whom the client says it runs for; may be empty
/// @param parent the run this one is part of
/// @param artifacts where its files are
/// @param endedAt when it ended, as far as anybody said
/// @param revision 1 at birth, one more with each change
public record Run(
        RunId id,
        RunKey key,
        String name,
        RunStatus status,
        LifecycleStage lifecycle,
        String startedBy,
        String user,
        Optional<RunId> parent,
        Capture capture,
        ArtifactLocation artifacts,
        Instant startedAt,
        Optional<Instant> endedAt,
        long revision) {
    public static final int MAX_NAME_LENGTH = 500;
    private static final int MAX_USER_LENGTH = 256;

    public Run {
        Objects.requireNonNull(id);
        Objects.requireNonNull(key);
        Objects.requireNonNull(status);
        Objects.requireNonNull(lifecycle);
        Objects.requireNonNull(parent);
        Objects.requireNonNull(capture);
        Objects.requireNonNull(artifacts);
        if (name.isBlank() || !TextLength.isWithin(MAX_NAME_LENGTH, name)) {
            throw CodedException.invalidArgument("a run's name must be a non-blank text of at most " + MAX_NAME_LENGTH
                    + " characters: \"" + name + "\"");
        }
        TextLength.requireWithin(MAX_USER_LENGTH, "a run's user", user);
    }

    public ExperimentId experiment() {
        return key.experiment();
    }

    /// The next revision, with what the update says and the rest as it was.
    public Run updated(RunUpdate update) {
        return new Run(
                id,
                key,
                update.name().orElse(name),
                update.status().orElse(status),
                lifecycle,
                startedBy,
                user,
                parentAfter(update.parent()),
                capture,
                artifacts,
                startedAt,
                update.endedAt().or(this::endedAt),
                revision + 1);
    }

    private Optional<RunId> parentAfter(ParentUpdate update) {
        return switch (update) {
            case ParentUpdate.Keep() -> parent;
            case ParentUpdate.Remove() -> Optional.empty();
            case ParentUpdate.Give(RunId given) -> Optional.of(given);
        };
    }
}
