package io.gimbal.query;

import io.gimbal.core.CodedException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.duckdb.DuckDBAppender;

/// Checks each value against its column before it reaches native code.
final class DuckDbAppender implements TableAppender {
    private final DuckDBAppender appender;
    private final Schema schema;
    private final DuckDbErrors errors;
    private int column;

    DuckDbAppender(DuckDBAppender appender, Schema schema, DuckDbErrors errors) {
        this.appender = appender;
        this.schema = schema;
        this.errors = errors;
    }

    @Override
    public TableAppender flag(boolean value) {
        return append(ColumnType.BOOLEAN, () -> appender.append(value));
    }

    @Override
    public TableAppender integer(long value) {
        return append(ColumnType.INTEGER, () -> appender.append(value));
    }

    @Override
    public TableAppender real(double value) {
        return append(ColumnType.DOUBLE, () -> appender.append(value));
    }

    @Override
    public TableAppender text(String value) {
        return append(ColumnType.TEXT, () -> appender.append(value));
    }

    @Override
    public TableAppender timestamp(long micros) {
        return append(ColumnType.TIMESTAMP, () -> appender.appendEpochMicros(micros));
    }

    @Override
    public TableAppender timestamp(Instant value) {
        return timestamp(ChronoUnit.MICROS.between(Instant.EPOCH, value));
    }

    @Override
    public TableAppender date(LocalDate value) {
        return append(ColumnType.DATE, () -> appender.append(value));
    }

    @Override
    public TableAppender bytes(byte[] value) {
        return append(ColumnType.BYTES, () -> appender.append(value));
    }

    @Override
    public TableAppender missing() {
        return append(column < schema.size() ? schema.column(column).type() : ColumnType.TEXT, appender::appendNull);
    }

    @Override
    public void endRow() {
        if (column != schema.size()) {
            throw CodedException.invalidArgument(
                    "a row has " + column + " values, expected " + schema.size() + ": " + schema.names());
        }
        column = 0;
        run(appender::endRow);
    }

    private TableAppender append(ColumnType type, Step step) {
        if (column == schema.size()) {
            throw CodedException.invalidArgument("a row has more than " + schema.size() + " values: " + schema.names());
        }
        Column target = schema.column(column);
        if (target.type() != type) {
            throw CodedException.invalidArgument(
                    "column \"" + target.name() + "\" is " + target.type() + ", not " + type);
        }
        if (column == 0) {
            run(appender::beginRow);
        }
        run(step);
        column++;
        return this;
    }

    private void run(Step step) {
        try {
            step.run();
        } catch (SQLException e) {
            throw errors.translate(e, 0);
        }
    }

    @Override
    public void close() {
        run(appender::close);
    }

    /// One call of the driver.
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }
}
