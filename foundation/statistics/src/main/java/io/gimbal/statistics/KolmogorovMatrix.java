package io.gimbal.statistics;

/// The exact law of the two-sided one-sample statistic as an element of a matrix power, by Marsaglia, Tsang
/// and Wang (2003), "Evaluating Kolmogorov's distribution". The matrix has about 2 n x rows, so it serves
/// where x is small. Entries are scaled by powers of ten, counted apart, to stay inside a double.
final class KolmogorovMatrix {
    private static final double LARGE = 1e140;
    private static final int LARGE_EXPONENT = 140;

    private final double[][] cells;
    private final int exponent;

    private KolmogorovMatrix(double[][] cells, int exponent) {
        this.cells = cells;
        this.exponent = exponent;
    }

    /// The probability that the statistic of n values is below x.
    static double below(double x, int n) {
        int k = (int) (n * x) + 1;
        KolmogorovMatrix power = of(k, k - n * x).power(n);
        double probability = power.cells[k - 1][k - 1];
        int exponent = power.exponent;
        for (int i = 1; i <= n; i++) { // times n! / n^n
            probability = probability * i / n;
            if (probability < 1 / LARGE) {
                probability *= LARGE;
                exponent -= LARGE_EXPONENT;
            }
        }
        return probability * Math.pow(10, exponent);
    }

    private static KolmogorovMatrix of(int k, double h) {
        int size = 2 * k - 1;
        double[][] cells = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= Math.min(i + 1, size - 1); j++) {
                cells[i][j] = 1;
            }
        }
        for (int i = 0; i < size; i++) {
            cells[i][0] -= Math.pow(h, i + 1);
            cells[size - 1][i] -= Math.pow(h, size - i);
        }
        cells[size - 1][0] += 2 * h > 1 ? Math.pow(2 * h - 1, size) : 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                cells[i][j] /= factorial(i - j + 1);
            }
        }
        return new KolmogorovMatrix(cells, 0);
    }

    private static double factorial(int number) {
        double product = 1;
        for (int i = 2; i <= number; i++) {
            product *= i;
        }
        return product;
    }

    private KolmogorovMatrix power(int n) {
        if (n == 1) {
            return this;
        }
        KolmogorovMatrix half = power(n / 2);
        KolmogorovMatrix even = half.times(half);
        return n % 2 == 0 ? even : even.times(this);
    }

    private KolmogorovMatrix times(KolmogorovMatrix other) {
        int size = cells.length;
        double[][] product = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                double left = cells[i][k];
                for (int j = 0; j < size; j++) {
                    product[i][j] += left * other.cells[k][j];
                }
            }
        }
        return new KolmogorovMatrix(product, exponent + other.exponent).scaled();
    }

    private KolmogorovMatrix scaled() {
        int middle = cells.length / 2;
        if (cells[middle][middle] <= LARGE) {
            return this;
        }
        for (double[] row : cells) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= LARGE;
            }
        }
        return new KolmogorovMatrix(cells, exponent + LARGE_EXPONENT);
    }
}
