package io.gimbal.eventtime;

import java.time.Instant;
import java.util.Optional;

/// Something that waits for a moment in event time. What is due is a matter of durable state, so that a crash
/// between two of them repeats nothing and leaves nothing out: what [#run] has done, [#next] no longer counts. Used
/// by one thread at a time.
public interface Due {
    /// Unique and stable over restarts, like `monitoring`.
    String name();

    /// When it has something to do, from what is known now; empty when nothing is in sight.
    Optional<Instant> next();

    /// Does what is due at that moment, durably.
    ///
    /// @param at what [#next] said last
    void run(Instant at);
}
