package io.gimbal.model;

import io.gimbal.core.CodedException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Numbers; NaN stands for missing, infinities are refused.
public final class NumberColumn implements Column {
    private static final double EXACT_WHOLE = 1L << 53;

    private final double[] values;

    private NumberColumn(double[] values) {
        this.values = values;
    }

    /// @throws CodedException INVALID_ARGUMENT for an infinity, with its row
    public static NumberColumn of(double... values) {
        for (int row = 0; row < values.length; row++) {
            if (Double.isInfinite(values[row])) {
                throw CodedException.invalidArgument("row " + row + " is infinite, expected a finite number or NaN");
            }
        }
        return new NumberColumn(values.clone());
    }

    public double value(int row) {
        return values[row];
    }

    @Override
    public ColumnType type() {
        return ColumnType.NUMBER;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public @Nullable String category(int row) {
        double value = values[row];
        if (Double.isNaN(value)) {
            return null;
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT_WHOLE;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    @Override
    public NumberColumn row(int row) {
        return new NumberColumn(new double[] {values[row]});
    }

    /// The values without the missing ones, in their order.
    public double[] present() {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    /// A column with `value` where one was missing.
    NumberColumn fill(double value) {
        double[] filled = values.clone();
        for (int row = 0; row < filled.length; row++) {
            filled[row] = Double.isNaN(filled[row]) ? value : filled[row];
        }
        return new NumberColumn(filled);
    }
}
