package io.gimbal.statistics;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;

/// The two-sample Kolmogorov-Smirnov test: the largest vertical gap D between the two empirical distribution
/// functions. With ties D is right and the p-values are conservative.
public record KolmogorovSmirnov(Alternative alternative, Law law) {
    /// In which direction the functions F (reference) and G (current) are expected to differ.
    public enum Alternative {
        /// D is the largest |F - G|.
        TWO_SIDED,
        /// D is the largest G - F: the reference tends to be larger.
        LESS,
        /// D is the largest F - G: the reference tends to be smaller.
        GREATER
    }

    /// Where the p-value comes from.
    public enum Law {
        /// All ways to interleave the samples are counted; for at most 10000 values a side, in time n times m.
        EXACT,
        /// The exact law of the one-sample statistic at the rounded effective size n m / (n + m), as scipy's
        /// asymptotic method; one-sided by Hodges' (1958) correction.
        ASYMPTOTIC,
        /// Kolmogorov's limit for infinite samples, two-sided only; conservative for small ones.
        LIMIT,
        /// `EXACT` up to ten million pairs of values and 10000 values a side, `ASYMPTOTIC` above.
        AUTOMATIC
    }

    private static final long AUTOMATIC_PAIRS = 10_000_000;
    private static final int EXACT_SIZE = 10_000;

    public KolmogorovSmirnov {
        if (law == Law.LIMIT && alternative != Alternative.TWO_SIDED) {
            throw CodedException.unsupported("the kolmogorov limit is two-sided, not " + alternative);
        }
    }

    public static KolmogorovSmirnov twoSided() {
        return new KolmogorovSmirnov(Alternative.TWO_SIDED, Law.AUTOMATIC);
    }

    /// @throws CodedException TOO_LARGE if an exact p-value is asked for more than 10000 values a side
    public Measurement<TestResult> compare(Sample reference, Sample current) {
        return Sides.present(reference.counts(), current.counts()).flatMap(_ -> {
            long n = reference.size();
            long m = current.size();
            long steps = LatticeGap.between(reference, current).in(alternative);
            double statistic = (double) steps / ((double) n * m);
            return pValue(lawFor(n, m), steps, n, m, statistic)
                    .map(p -> new TestResult(method(n, m), statistic, p, 0, reference.counts(), current.counts()));
        });
    }

    private Law lawFor(long n, long m) {
        if (law != Law.AUTOMATIC) {
            return law;
        }
        return n * m <= AUTOMATIC_PAIRS && Math.max(n, m) <= EXACT_SIZE ? Law.EXACT : Law.ASYMPTOTIC;
    }

    private String method(long n, long m) {
        return switch (lawFor(n, m)) {
            case EXACT -> "ks_exact";
            case ASYMPTOTIC, AUTOMATIC -> "ks_asymptotic";
            case LIMIT -> "ks_limit";
        };
    }

    private Measurement<Double> pValue(Law chosen, long steps, long n, long m, double statistic) {
        return switch (chosen) {
            case EXACT -> Measurement.of(exact(steps, n, m));
            case LIMIT -> Measurement.of(KolmogorovLaw.limit(Math.sqrt((double) n * m / (n + m)) * statistic));
            case ASYMPTOTIC, AUTOMATIC -> asymptotic(n, m, statistic);
        };
    }

    private double exact(long steps, long n, long m) {
        if (Math.max(n, m) > EXACT_SIZE) {
            throw new CodedException(
                    ErrorCode.TOO_LARGE,
                    "an exact p-value takes at most " + EXACT_SIZE + " values a side, not " + Math.max(n, m)
                            + "; the asymptotic law has no bound");
        }
        return LatticePaths.probabilityToReach(steps, (int) n, (int) m, alternative == Alternative.TWO_SIDED);
    }

    private Measurement<Double> asymptotic(long n, long m, double statistic) {
        double larger = Math.max(n, m);
        double smaller = Math.min(n, m);
        double effective = larger * smaller / (larger + smaller);
        if (alternative != Alternative.TWO_SIDED) {
            double z = Math.sqrt(effective) * statistic;
            double correction = 2 * z * (larger + 2 * smaller) / Math.sqrt(larger * smaller * (larger + smaller)) / 3;
            return Measurement.of(Math.min(1, Math.exp(-2 * z * z - correction)));
        }
        int rounded = (int) Math.rint(effective);
        return rounded == 0
                ? Measurement.undefined(UndefinedReason.TOO_FEW, "no asymptotic law for " + n + " and " + m + " values")
                : Measurement.of(KolmogorovLaw.survival(statistic, rounded));
    }
}
