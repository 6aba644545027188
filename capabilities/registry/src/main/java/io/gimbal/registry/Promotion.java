package io.gimbal.registry;

import io.gimbal.evidence.GateDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What became of the wish to move a version.
public sealed interface Promotion {
    /// What the gate of the stage said.
    GateDecision decision();

    /// It stands there now.
    record Moved(Transition transition, GateDecision decision) implements Promotion {
        public Moved {
            Objects.requireNonNull(transition);
            Objects.requireNonNull(decision);
        }
    }

    /// It stands where it stood; the refusal is on record.
    ///
    /// @param obstacles what stands in the way beside the gate, such as a stage left out
    record Refused(VersionId version, Stage stage, List<String> obstacles, GateDecision decision) implements Promotion {
        public Refused {
            Objects.requireNonNull(version);
            Objects.requireNonNull(stage);
            Objects.requireNonNull(decision);
            obstacles = List.copyOf(obstacles);
        }

        /// All that stands in the way, with the numbers.
        public String message() {
            List<String> all = new ArrayList<>(obstacles);
            if (!decision.passed()) {
                all.add(decision.refusal());
            }
            return version + " may not enter " + stage + ":\n" + String.join("\n", all);
        }
    }
}
