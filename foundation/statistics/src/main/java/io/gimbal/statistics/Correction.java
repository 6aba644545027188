package io.gimbal.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// What is done to p-values when many hypotheses are tested at once.
public enum Correction {
    /// Times the number of tests; holds always, finds least.
    BONFERRONI {
        @Override
        void adjustAscending(double[] p) {
            for (int i = 0; i < p.length; i++) {
                p[i] *= p.length;
            }
        }
    },
    /// Holm (1979): steps down from the smallest; keeps the chance of one false alarm.
    HOLM {
        @Override
        void adjustAscending(double[] p) {
            for (int i = 0; i < p.length; i++) {
                p[i] = Math.max(i == 0 ? 0 : p[i - 1], (p.length - i) * p[i]);
            }
        }
    },
    /// Benjamini and Hochberg (1995): keeps the share of false alarms among all, under positive dependence.
    BENJAMINI_HOCHBERG {
        @Override
        void adjustAscending(double[] p) {
            stepUp(p, 1);
        }
    },
    /// Benjamini and Yekutieli (2001): the same under any dependence.
    BENJAMINI_YEKUTIELI {
        @Override
        void adjustAscending(double[] p) {
            stepUp(
                    p,
                    IntStream.rangeClosed(1, p.length).mapToDouble(i -> 1.0 / i).sum());
        }
    };

    abstract void adjustAscending(double[] p);

    /// The adjusted p-values in the order given, at most 1; a hypothesis is rejected where one is at most alpha.
    public double[] adjust(double[] pValues) {
        int[] order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ascending = Arrays.stream(order).mapToDouble(i -> pValues[i]).toArray();
        adjustAscending(ascending);
        double[] adjusted = new double[pValues.length];
        for (int rank = 0; rank < order.length; rank++) {
            adjusted[order[rank]] = Math.min(1, ascending[rank]);
        }
        return adjusted;
    }

    private static void stepUp(double[] p, double factor) {
        for (int i = p.length - 1; i >= 0; i--) {
            double raised = factor * p.length * p[i] / (i + 1);
            p[i] = i == p.length - 1 ? raised : Math.min(p[i + 1], raised);
        }
    }
}
