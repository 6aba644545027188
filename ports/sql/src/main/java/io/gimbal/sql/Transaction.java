package io.gimbal.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// One unit of reading or writing. Belongs to one thread, and ends when its [SqlWork] returns.
///
/// Parameters are bound in order to the `?` of the statement: `String`, `Long`, `Integer`, `Double`, `Boolean`,
/// `byte[]`, `java.time.Instant` (stored as microseconds since 1970 in a BIGINT), `Optional` of these (empty is NULL);
/// on PostgreSQL also the columns of many rows: `String[]`, `Long[]`, `Double[]`, `Boolean[]`, `byte[][]`.
/// Statements are prepared once and kept.
public interface Transaction {
    Dialect dialect();

    /// @return how many rows were inserted, changed or deleted
    int update(String sql, Object... parameters) throws SQLException;

    /// The same statement for many rows of parameters.
    ///
    /// @return how many rows were inserted, changed or deleted
    int batch(String sql, List<Object[]> rows) throws SQLException;

    /// Puts many rows into a table at once, the fastest way that the database has.
    ///
    /// @param into like `INSERT INTO thing (id, name)`
    /// @param rows as many values each as `into` names; the values of a column are of one type or NULL
    /// @param conflict like `ON CONFLICT DO NOTHING`
    /// @return how many rows were inserted or changed
    int insert(String into, List<Object[]> rows, String conflict) throws SQLException;

    <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) throws SQLException;

    /// The only row, or empty.
    ///
    /// @throws io.gimbal.core.CodedException INTERNAL if there is more than one
    <T> Optional<T> find(String sql, RowReader<T> reader, Object... parameters) throws SQLException;

    /// Reads row by row without holding the result in memory; stops when the consumer returns false.
    void scan(String sql, RowConsumer consumer, Object... parameters) throws SQLException;

    /// Runs the action once this transaction is durable; never if it fails. Actions run in order on the thread that
    /// completes the commit, must be short and must not throw.
    void afterCommit(Runnable action);

    /// Sees each row of a scan.
    @FunctionalInterface
    interface RowConsumer {
        /// @return whether to go on
        boolean accept(Row row) throws SQLException;
    }

    /// Makes a value of one row.
    @FunctionalInterface
    interface RowReader<T> {
        T read(Row row) throws SQLException;
    }
}
