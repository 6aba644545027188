package io.gimbal.query;

import java.nio.file.Path;
import java.util.OptionalDouble;

/// Asks questions of relations, one at a time. Belongs to one thread; only [#cancel] and [#progress] may be called
/// from others. What is wrong with the SQL is INVALID_ARGUMENT with its line and column; a file that is missing,
/// cut short or of another format is INVALID_ARGUMENT with its name; no message contains a path of the server. Out
/// of memory or of temporary space is RESOURCE_EXHAUSTED.
public interface Queries extends AutoCloseable {
    /// The columns the query would have, without running it.
    Schema describe(Query query);

    /// Runs the query. Rows come in the order the SQL asks for; without an order, in that of the relation where the
    /// query only filters and computes.
    Rows query(Query query);

    /// The whole result in memory.
    ///
    /// @throws io.gimbal.core.CodedException TOO_LARGE if it has more than 100 million cells
    Frame frame(Query query);

    /// Runs the query into a Parquet file with zstd pages, which must not exist yet; a failure leaves no file. The
    /// same rows in the same order give the same bytes with the same version of the engine.
    ///
    /// @throws io.gimbal.core.CodedException ALREADY_EXISTS if the file exists
    ParquetFile write(Query query, Path target);

    /// Stops what is running, which then throws CANCELLED, as does everything asked later.
    void cancel();

    /// How much of what is running is done, 0 to 1; empty when nothing runs or the engine cannot tell.
    OptionalDouble progress();

    @Override
    void close();
}
