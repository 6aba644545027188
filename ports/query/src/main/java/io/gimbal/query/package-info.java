/// Analytical SQL over Parquet and CSV files. Start at [QueryEngine]: it opens a [QuerySession] for our own SQL,
/// and read-only [Queries] over named relations for users' SQL. Results come as [Rows], which are streamed
/// [Frame]s: columns of `long[]`, `double[]` and `String[]`, without an object per number.
///
/// The embedded default is [DuckDbQueryEngine]; DuckDB is named nowhere else. Every implementation passes
/// `QueryEngineContract`, which leaves in this module's test jar.
@NullMarked
package io.gimbal.query;

import org.jspecify.annotations.NullMarked;
