package io.gimbal.registry;

import java.util.List;
import java.util.Objects;

/// What became of the wish to move a version.
public sealed interface Promotion {
    /// It stands there now.
    record Moved(Transition transition) implements Promotion {
        public Moved {
            Objects.requireNonNull(transition);
        }
    }

    /// It stands where it stood; the refusal is on record.
    ///
    /// @param obstacles every piece that stands in the way, with the numbers
    record Refused(VersionId version, Stage stage, List<String> obstacles) implements Promotion {
        public Refused {
            Objects.requireNonNull(version);
            Objects.requireNonNull(stage);
            obstacles = List.copyOf(obstacles);
        }

        /// All of it, one obstacle a line.
        public String message() {
            return version + " may not enter " + stage + ":\n" + String.join("\n", obstacles);
        }
    }
}
