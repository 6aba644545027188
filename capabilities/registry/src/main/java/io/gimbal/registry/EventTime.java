package io.gimbal.registry;

import java.time.Instant;
import java.util.Optional;

/// The port to the present of the data. Thread-safe.
@FunctionalInterface
public interface EventTime {
    /// Empty while nothing has moved it.
    Optional<Instant> reached();
}
