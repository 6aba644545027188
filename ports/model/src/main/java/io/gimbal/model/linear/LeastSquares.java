package io.gimbal.model.linear;

import io.gimbal.model.Encoding;
import io.gimbal.model.Rows;
import io.gimbal.model.TrainingProgress;
import java.util.ArrayList;
import java.util.List;

/// The normal equations of one fit. Numbers are standardised before their products are summed, so that values
/// far from zero keep their precision; categories are 0 or 1 and are centred afterwards. Zeros are skipped,
/// which makes many categories cheap. Rows are summed in their order, so the result is always the same.
final class LeastSquares {
    private static final int REPORTS = 20;

    private final Rows rows;
    private final double[] labels;
    private final Encoding encoding;
    private final Scale scale;
    private final double labelMean;
    private final double[][] products;
    private final double[] withLabel;
    private final double[] sums;

    LeastSquares(Rows rows, double[] labels, Encoding encoding) {
        this.rows = rows;
        this.labels = labels;
        this.encoding = encoding;
        this.scale = Scale.learn(rows, encoding);
        this.labelMean = Scale.mean(labels);
        this.products = new double[encoding.width()][encoding.width()];
        this.withLabel = new double[encoding.width()];
        this.sums = new double[encoding.width()];
    }

    void collect(TrainingProgress progress) {
        double[] values = new double[encoding.width()];
        int[] filled = new int[encoding.width()];
        int stride = Math.max(1, rows.size() / REPORTS);
        for (int row = 0; row < rows.size(); row++) {
            encoding.encode(rows, row, values);
            scale.standardise(values);
            add(values, filled, nonZero(values, filled), labels[row] - labelMean);
            if (row % stride == 0) {
                progress.report(0.9 * row / rows.size(), "read " + row + " rows");
            }
        }
    }

    private static int nonZero(double[] values, int[] filled) {
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                filled[count++] = i;
            }
        }
        return count;
    }

    private void add(double[] values, int[] filled, int count, double label) {
        for (int a = 0; a < count; a++) {
            int i = filled[a];
            double value = values[i];
            double[] line = products[i];
            for (int b = 0; b <= a; b++) {
                line[filled[b]] += value * values[filled[b]];
            }
            withLabel[i] += value * label;
            sums[i] += value;
        }
    }

    /// @param ridge added to the variance of each standardised input
    LinearModel solve(double ridge) {
        int n = rows.size();
        double[] deviations = new double[encoding.width()];
        List<Integer> varying = new ArrayList<>();
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] = Math.sqrt(Math.max(0, covariance(i, i)));
            if (deviations[i] > 0) {
                varying.add(i); // a constant input has nothing to say
            }
        }
        double[][] correlations = new double[varying.size()][];
        double[] target = new double[varying.size()];
        for (int a = 0; a < varying.size(); a++) {
            int i = varying.get(a);
            correlations[a] = new double[a + 1];
            for (int b = 0; b <= a; b++) {
                int j = varying.get(b);
                correlations[a][b] = covariance(i, j) / (deviations[i] * deviations[j]) + (a == b ? ridge : 0);
            }
            target[a] = withLabel[i] / n / deviations[i]; // labels are centred
        }
        return model(varying, Cholesky.solve(correlations, target), deviations);
    }

    /// @param j at most i
    private double covariance(int i, int j) {
        int n = rows.size();
        return products[i][j] / n - (sums[i] / n) * (sums[j] / n);
    }

    private LinearModel model(List<Integer> varying, double[] weights, double[] deviations) {
        double intercept = labelMean;
        List<LinearModel.Term> terms = new ArrayList<>();
        for (int a = 0; a < weights.length; a++) {
            int i = varying.get(a);
            double perStandardised = weights[a] / deviations[i];
            intercept -= perStandardised * sums[i] / rows.size();
            Encoding.Term term = encoding.terms().get(i);
            terms.add(new LinearModel.Term(
                    term.input(), term.category(), scale.mean(i), perStandardised / scale.deviation(i), weights[a]));
        }
        return new LinearModel(intercept, terms);
    }
}
