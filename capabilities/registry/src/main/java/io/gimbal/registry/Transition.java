package io.gimbal.registry;

import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// A version's move from one stage to another.
///
/// @param replaced the version that held the stage before and was archived for it
/// @param at event time
public record Transition(
        VersionId version,
        Action action,
        Stage before,
        Stage after,
        Optional<VersionId> replaced,
        Instant at,
        Reason reason) {
    /// How it came about.
    public enum Action {
        /// Through the gate of the stage.
        PROMOTED,
        /// From a later stage to an earlier one, whose gate is asked all the same.
        MOVED_BACK,
        /// Put back to where it had been promoted earlier.
        ROLLED_BACK,
        /// Taken out of use.
        ARCHIVED;

        /// As stored and shown: `rolled-back`.
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Action parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public Transition {
        Objects.requireNonNull(version);
        Objects.requireNonNull(action);
        Objects.requireNonNull(before);
        Objects.requireNonNull(after);
        Objects.requireNonNull(replaced);
        Objects.requireNonNull(at);
        Objects.requireNonNull(reason);
    }

    JsonObject difference() {
        JsonObject stage = JsonObject.builder()
                .put("before", before.value())
                .put("after", after.value())
                .build();
        JsonObject.Builder difference = JsonObject.builder().put("stage", stage).put("at", at.toString());
        replaced.ifPresent(version -> difference.put("replaced", version.toString()));
        return difference.build();
    }
}
