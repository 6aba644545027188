package io.gimbal.model.xgboost;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.model.Encoding;
import io.gimbal.model.Rows;
import io.gimbal.model.TrainingTable;
import java.util.Arrays;

/// Encoded rows in single precision, row after row, as the library and the trees take them.
final class TrainingMatrix {
    private final float[] values;
    private final int rows;
    private final int width;

    private TrainingMatrix(float[] values, int rows, int width) {
        this.values = values;
        this.rows = rows;
        this.width = width;
    }

    /// @throws CodedException TOO_LARGE if there are more than two billion values; INVALID_ARGUMENT for a number
    ///     beyond single precision
    static TrainingMatrix of(Rows rows, Encoding encoding) {
        int width = encoding.width();
        long size = (long) rows.size() * width;
        if (size > Integer.MAX_VALUE - 8) {
            throw new CodedException(
                    ErrorCode.TOO_LARGE,
                    rows.size() + " rows of " + width + " features are more than fit in one training");
        }
        float[] values = new float[(int) size];
        double[] encoded = new double[width];
        for (int row = 0; row < rows.size(); row++) {
            encoding.encode(rows, row, encoded);
            for (int i = 0; i < width; i++) {
                values[row * width + i] =
                        single(encoded[i], row, encoding.terms().get(i).input());
            }
        }
        return new TrainingMatrix(values, rows.size(), width);
    }

    /// @throws CodedException INVALID_ARGUMENT for a label beyond single precision
    static float[] labels(TrainingTable table) {
        float[] labels = new float[table.size()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = single(table.label(row), row, table.label());
        }
        return labels;
    }

    private static float single(double value, int row, String name) {
        float single = (float) value;
        if (Float.isInfinite(single)) {
            throw CodedException.invalidArgument(
                    "\"" + name + "\" of row " + row + " is " + value + ", beyond single precision");
        }
        return single;
    }

    float[] values() {
        return values;
    }

    int rows() {
        return rows;
    }

    int width() {
        return width;
    }

    /// The first rows only.
    TrainingMatrix head(int count) {
        return count >= rows ? this : new TrainingMatrix(Arrays.copyOf(values, count * width), count, width);
    }
}
