package io.gimbal.query;

import io.gimbal.core.CodedException;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The cells of one column, as they are built and as a [Frame] reads them: numbers, times, days and flags as
/// `long[]`, DOUBLE as `double[]`, TEXT and (in Base64) BYTES as `String[]`.
final class FrameColumn {
    private final Column column;
    private final BitSet nulls = new BitSet();
    private final long @Nullable [] longs;
    private final double @Nullable [] doubles;
    private final @Nullable String @Nullable [] strings;

    FrameColumn(Column column, int rowCount) {
        this.column = column;
        this.longs = holdsLongs(column.type()) ? new long[rowCount] : null;
        this.doubles = column.type() == ColumnType.DOUBLE ? new double[rowCount] : null;
        this.strings = holdsStrings(column.type()) ? new String[rowCount] : null;
    }

    private static boolean holdsLongs(ColumnType type) {
        return switch (type) {
            case BOOLEAN, INTEGER, TIMESTAMP, DATE -> true;
            case DOUBLE, TEXT, BYTES -> false;
        };
    }

    private static boolean holdsStrings(ColumnType type) {
        return type == ColumnType.TEXT || type == ColumnType.BYTES;
    }

    void setNull(int row) {
        nulls.set(row);
        if (doubles != null) {
            doubles[row] = Double.NaN;
        }
    }

    boolean isNull(int row) {
        return nulls.get(row);
    }

    double real(int row) {
        if (doubles != null) {
            return doubles[row];
        }
        checkIsNumber();
        return nulls.get(row) ? Double.NaN : integers()[row];
    }

    double[] reals() {
        if (doubles != null) {
            return doubles;
        }
        checkIsNumber();
        double[] converted = new double[integers().length];
        for (int row = 0; row < converted.length; row++) {
            converted[row] = real(row);
        }
        return converted;
    }

    long[] integers() {
        if (longs == null) {
            throw CodedException.invalidArgument(
                    "column \"" + column.name() + "\" is " + column.type() + " and cannot be read as whole numbers");
        }
        return longs;
    }

    @Nullable
    String text(int row) {
        return texts()[row];
    }

    /// Only for columns that hold strings, which the caller has checked.
    @Nullable
    String[] texts() {
        return Objects.requireNonNull(strings);
    }

    /// Only for DOUBLE columns.
    double[] doubles() {
        return Objects.requireNonNull(doubles);
    }

    ColumnType type() {
        return column.type();
    }

    private void checkIsNumber() {
        if (column.type() != ColumnType.INTEGER) {
            throw CodedException.invalidArgument(
                    "column \"" + column.name() + "\" is " + column.type() + " and cannot be read as numbers");
        }
    }
}
