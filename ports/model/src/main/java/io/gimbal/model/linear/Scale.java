package io.gimbal.model.linear;

import io.gimbal.model.Encoding;
import io.gimbal.model.Rows;

/// Mean and standard deviation of each number of an encoded row; 0 and 1 for categories and for constants, which
/// stay as they are.
final class Scale {
    private final double[] means;
    private final double[] deviations;

    private Scale(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    static Scale learn(Rows rows, Encoding encoding) {
        int width = encoding.width();
        double[] means = new double[width];
        double[] squares = new double[width];
        double[] values = new double[width];
        for (int row = 0; row < rows.size(); row++) {
            encoding.encode(rows, row, values);
            for (int i = 0; i < width; i++) { // Welford
                double gap = values[i] - means[i];
                means[i] += gap / (row + 1);
                squares[i] += gap * (values[i] - means[i]);
            }
        }
        double[] deviations = new double[width];
        for (int i = 0; i < width; i++) {
            boolean category = encoding.terms().get(i).category().isPresent();
            deviations[i] = category || squares[i] <= 0 ? 1 : Math.sqrt(squares[i] / rows.size());
            means[i] = category ? 0 : means[i];
        }
        return new Scale(means, deviations);
    }

    static double mean(double[] values) {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += (values[i] - mean) / (i + 1);
        }
        return mean;
    }

    void standardise(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - means[i]) / deviations[i];
        }
    }

    double mean(int term) {
        return means[term];
    }

    double deviation(int term) {
        return deviations[term];
    }
}
