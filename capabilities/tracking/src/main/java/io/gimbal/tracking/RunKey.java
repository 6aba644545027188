package io.gimbal.tracking;

import java.util.Objects;

/// What the rows of a run are kept under: shorter than its id, and with the experiment that searches begin at.
///
/// @param number in order of creation, never used again
public record RunKey(long number, ExperimentId experiment) {
    public RunKey {
        Objects.requireNonNull(experiment);
    }
}
