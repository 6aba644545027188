package io.gimbal.tracking.overview;

import java.util.Objects;

/// What something that was logged to the runs of an experiment is called.
///
/// @param varies whether not all runs that have it have the same value; of a long text the beginning counts
public record LoggedKey(String name, boolean varies) {
    public LoggedKey {
        Objects.requireNonNull(name);
    }
}
