package io.gimbal.statistics;

/// The first Wasserstein distance, the area between the two empirical distribution functions: how far the mass
/// has to travel, in the unit of the column or in standard deviations of the reference.
public record Wasserstein(Norm norm) {
    /// What the distance is divided by.
    public enum Norm {
        /// Nothing: the unit of the column.
        NONE {
            @Override
            double divisor(Moments reference) {
                return 1;
            }
        },
        /// The reference's standard deviation, at least a billionth of its mean's size (or of 1), so that tiny
        /// units are treated like large ones.
        REFERENCE_DEVIATION {
            @Override
            double divisor(Moments reference) {
                return Math.max(reference.populationDeviation(), 1e-9 * Math.max(1, Math.abs(reference.mean())));
            }
        },
        /// The reference's standard deviation, at least 0.001 whatever the unit: the rule of Evidently, for
        /// comparing numbers with its reports only.
        REFERENCE_DEVIATION_ABSOLUTE_FLOOR {
            @Override
            double divisor(Moments reference) {
                return Math.max(reference.populationDeviation(), 0.001);
            }
        };

        abstract double divisor(Moments reference);
    }

    public Measurement<Distance> measure(Sample reference, Sample current) {
        return Sides.present(reference.counts(), current.counts())
                .flatMap(_ -> Finite.of(
                        area(reference, current) / norm.divisor(reference.moments()), "values this far apart"))
                .map(value -> new Distance(method(), value, Distance.UNBINNED, reference.counts(), current.counts()));
    }

    public String method() {
        return switch (norm) {
            case NONE -> "wasserstein";
            case REFERENCE_DEVIATION -> "wasserstein_normed";
            case REFERENCE_DEVIATION_ABSOLUTE_FLOOR -> "wasserstein_normed_evidently";
        };
    }

    private static double area(Sample reference, Sample current) {
        CompensatedSum area = new CompensatedSum();
        int i = 0;
        int j = 0;
        double from = Math.min(reference.at(0), current.at(0));
        while (i < reference.size() || j < current.size()) {
            double to = nextValue(reference, i, current, j);
            double gap = (double) i / reference.size() - (double) j / current.size();
            area.add(Math.abs(gap) * (to - from));
            while (i < reference.size() && reference.at(i) == to) {
                i++;
            }
            while (j < current.size() && current.at(j) == to) {
                j++;
            }
            from = to;
        }
        return area.value();
    }

    private static double nextValue(Sample reference, int i, Sample current, int j) {
        double first = i < reference.size() ? reference.at(i) : Double.POSITIVE_INFINITY;
        double second = j < current.size() ? current.at(j) : Double.POSITIVE_INFINITY;
        return Math.min(first, second);
    }
}
