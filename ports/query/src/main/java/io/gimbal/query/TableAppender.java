package io.gimbal.query;

import java.time.Instant;
import java.time.LocalDate;

/// Fills a table row by row: a value for each column in order, then [#endRow]. Used by one thread. Rows are there
/// for queries when it was closed.
public interface TableAppender extends AutoCloseable {
    TableAppender flag(boolean value);

    TableAppender integer(long value);

    TableAppender real(double value);

    TableAppender text(String value);

    /// @param micros since 1970
    TableAppender timestamp(long micros);

    TableAppender timestamp(Instant value);

    TableAppender date(LocalDate value);

    TableAppender bytes(byte[] value);

    TableAppender missing();

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if columns are missing
    void endRow();

    @Override
    void close();
}
