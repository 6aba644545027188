package io.gimbal.query;

import java.time.Duration;
import java.util.Map;

/// Runs analytical SQL over files with bounded memory, bounded threads and no network. Thread-safe; sessions run
/// side by side and share the engine's memory. Opening the engine costs nothing until the first session.
public interface QueryEngine extends AutoCloseable {
    /// Opens a session that is stopped with DEADLINE_EXCEEDED when the time is over.
    QuerySession open(Duration time);

    /// Opens users' SQL on named relations and nothing else: one SELECT at a time (also WITH, FROM, VALUES,
    /// DESCRIBE, SUMMARIZE), no files, no network, no settings, no catalog. Anything else is INVALID_ARGUMENT
    /// saying what is not allowed; a result with too many rows, or too much text to be held in memory, is
    /// TOO_LARGE.
    ///
    /// @throws io.gimbal.core.CodedException RESOURCE_EXHAUSTED when too many sandboxes are open
    Queries sandbox(Map<RelationName, DataFiles> relations, SandboxLimits limits);

    /// Stops what is running and frees the memory.
    @Override
    void close();
}
