package io.gimbal.eventtime;

import java.time.Instant;
import java.util.List;

/// What happened while event time moved.
///
/// @param reached everything due by then has happened
/// @param ran in the order in which it ran
public record Advance(Instant reached, List<Ran> ran) {
    /// @param name of the [Due]
    /// @param at when it was due
    public record Ran(String name, Instant at) {}

    public Advance {
        ran = List.copyOf(ran);
    }
}
