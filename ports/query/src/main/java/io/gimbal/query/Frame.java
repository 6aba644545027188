package io.gimbal.query;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows in columns. Immutable; the arrays it hands out must not be changed. Rows and columns are counted from 0.
///
/// A reader of a NULL cell gets what stands in its place (0, NaN or null in an array) or, where no value can stand
/// for it, INTERNAL; so ask [#isNull] first where NULLs may be.
public final class Frame {
    private final Schema schema;
    private final int rowCount;
    private final List<FrameColumn> columns;

    Frame(Schema schema, int rowCount, List<FrameColumn> columns) {
        this.schema = schema;
        this.rowCount = rowCount;
        this.columns = List.copyOf(columns);
    }

    public Schema schema() {
        return schema;
    }

    public int rowCount() {
        return rowCount;
    }

    public boolean isNull(int column, int row) {
        return columns.get(column).isNull(row);
    }

    /// A cell of an INTEGER column.
    public long integer(int column, int row) {
        return longs(column, row, ColumnType.INTEGER);
    }

    public boolean flag(int column, int row) {
        return longs(column, row, ColumnType.BOOLEAN) != 0;
    }

    /// A cell of a TIMESTAMP column in microseconds since 1970.
    public long micros(int column, int row) {
        return longs(column, row, ColumnType.TIMESTAMP);
    }

    public Instant instant(int column, int row) {
        return Instant.EPOCH.plus(micros(column, row), ChronoUnit.MICROS);
    }

    public LocalDate date(int column, int row) {
        return LocalDate.ofEpochDay(longs(column, row, ColumnType.DATE));
    }

    /// A cell of a DOUBLE or INTEGER column; NaN where it is NULL.
    public double real(int column, int row) {
        return columns.get(column).real(row);
    }

    public String text(int column, int row) {
        expect(column, ColumnType.TEXT);
        return present(columns.get(column).text(row), column);
    }

    public byte[] bytes(int column, int row) {
        expect(column, ColumnType.BYTES);
        return Base64.getDecoder().decode(present(columns.get(column).text(row), column));
    }

    /// A column of numbers; NULL is NaN.
    ///
    /// @throws CodedException INVALID_ARGUMENT if there is no such column, or it is neither DOUBLE nor INTEGER
    public double[] reals(String column) {
        return columns.get(schema.indexOf(column)).reals();
    }

    /// A column of whole numbers, of microseconds (TIMESTAMP), of days since 1970 (DATE) or of 0 and 1 (BOOLEAN).
    /// NULL is 0.
    ///
    /// @throws CodedException INVALID_ARGUMENT if there is no such column or it holds something else
    public long[] integers(String column) {
        return columns.get(schema.indexOf(column)).integers();
    }

    /// A column of texts.
    ///
    /// @throws CodedException INVALID_ARGUMENT if there is no such column or it is not TEXT
    public @Nullable String[] texts(String column) {
        int index = schema.indexOf(column);
        expect(index, ColumnType.TEXT);
        return columns.get(index).texts();
    }

    private long longs(int column, int row, ColumnType type) {
        expect(column, type);
        return columns.get(column).integers()[row];
    }

    private void expect(int column, ColumnType type) {
        if (schema.column(column).type() != type) {
            throw CodedException.invalidArgument(
                    "column \"" + schema.column(column).name() + "\" is "
                            + schema.column(column).type() + ", not " + type);
        }
    }

    private String present(@Nullable String value, int column) {
        if (value == null) {
            throw new CodedException(
                    ErrorCode.INTERNAL,
                    "a NULL of column \"" + schema.column(column).name() + "\" was read as a value");
        }
        return value;
    }
}
