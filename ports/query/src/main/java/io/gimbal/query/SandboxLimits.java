package io.gimbal.query;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import java.time.Duration;
import java.util.Objects;

/// How far users' SQL may go.
///
/// @param rows most rows of one result
/// @param time for everything that is asked, from opening on
/// @param memory what the engine may use for it, at least 16 MB
public record SandboxLimits(long rows, Duration time, DataSize memory) {
    /// Most bytes of text in one result that is read here; it is held in memory, several times on its way to JSON.
    static final DataSize MOST_TEXT = DataSize.ofMegabytes(16);

    public static final SandboxLimits DEFAULT =
            new SandboxLimits(10_000, Duration.ofSeconds(30), DataSize.ofMegabytes(256));

    public SandboxLimits {
        Objects.requireNonNull(time);
        Objects.requireNonNull(memory);
        if (rows < 1) {
            throw CodedException.invalidArgument("a sandbox must allow at least one row: " + rows);
        }
        if (!time.isPositive()) {
            throw CodedException.invalidArgument("a sandbox must have a positive time: " + time);
        }
        if (memory.compareTo(DataSize.ofMegabytes(16)) < 0) {
            throw CodedException.invalidArgument("a sandbox needs at least 16 MB of memory: " + memory);
        }
    }
}
