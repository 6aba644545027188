package io.gimbal.sql;

import io.gimbal.core.CodedException;
import java.time.Duration;

/// How a PostgreSQL database is used.
///
/// @param writers how many transactions write at once
/// @param readers how many read at once
/// @param waitingWrites how many writes may wait before more are refused with RESOURCE_EXHAUSTED
/// @param patience how long to wait for a connection
public record PostgresOptions(int writers, int readers, int waitingWrites, Duration patience) {
    public PostgresOptions {
        if (writers < 1 || readers < 1 || waitingWrites < 1 || patience.toMillis() < 250) {
            throw CodedException.invalidArgument(
                    "needs at least one writer, reader and waiting write, and a patience of 250 ms or more");
        }
    }

    public static PostgresOptions defaults() {
        return new PostgresOptions(8, 8, 10_000, Duration.ofSeconds(30));
    }
}
