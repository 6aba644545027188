package io.gimbal.model.linear;

/// Solves symmetric positive definite systems.
final class Cholesky {
    private Cholesky() {}

    /// @param lower the matrix's lower triangle, row by row; overwritten
    /// @param right the right side; overwritten with the solution, which is returned
    static double[] solve(double[][] lower, double[] right) {
        factor(lower);
        for (int i = 0; i < right.length; i++) {
            for (int k = 0; k < i; k++) {
                right[i] -= lower[i][k] * right[k];
            }
            right[i] /= lower[i][i];
        }
        for (int i = right.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < right.length; k++) {
                right[i] -= lower[k][i] * right[k];
            }
            right[i] /= lower[i][i];
        }
        return right;
    }

    private static void factor(double[][] lower) {
        for (int i = 0; i < lower.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = lower[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                // a pivot lost to rounding is as good as none: its input repeats others
                lower[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-14)) : sum / lower[j][j];
            }
        }
    }
}
