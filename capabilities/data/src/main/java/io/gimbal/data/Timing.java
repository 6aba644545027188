package io.gimbal.data;

import io.gimbal.core.CodedException;
import java.time.Duration;
import java.util.Optional;

/// When the rows of a source happened, and from when on they may be used.
public sealed interface Timing {
    /// The column with the event time.
    Optional<String> time();

    /// One row per key, true from ever until the whole is replaced.
    record Snapshot() implements Timing {
        @Override
        public Optional<String> time() {
            return Optional.empty();
        }
    }

    /// Each row can be used so long after it happened.
    record Delayed(String column, Duration delay) implements Timing {
        public Delayed {
            if (delay.isNegative()) {
                throw CodedException.invalidArgument("a landing delay cannot be negative: " + delay);
            }
        }

        @Override
        public Optional<String> time() {
            return Optional.of(column);
        }
    }

    /// Each row says itself from when on it could be used.
    record KnownAt(String column, String known) implements Timing {
        @Override
        public Optional<String> time() {
            return Optional.of(column);
        }
    }
}
