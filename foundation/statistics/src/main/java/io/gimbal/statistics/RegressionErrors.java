package io.gimbal.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/// How wrong predictions of a number are; an error is predicted minus observed. Means come with Student-t
/// intervals over the rows, which treats rows as independent; that of the root mean squared error is the root
/// of the mean squared error's. Errors too large to be squared leave everything undefined (`DEGENERATE`).
///
/// @param meanAbsolute mean |error|
/// @param rootMeanSquared sqrt(mean error^2)
/// @param bias mean error; above 0 the model predicts too much
/// @param medianAbsolute median |error|
/// @param maximumAbsolute largest |error|
/// @param rSquared 1 - squared errors / squared deviations from the mean; undefined for one row or a constant
///     target
/// @param meanAbsolutePercentage mean |error / observed|, a share; undefined if an observed value is 0
public record RegressionErrors(
        Counts counts,
        Estimate meanAbsolute,
        Estimate rootMeanSquared,
        Estimate bias,
        double medianAbsolute,
        double maximumAbsolute,
        Measurement<Double> rSquared,
        Measurement<Double> meanAbsolutePercentage) {

    public static Measurement<RegressionErrors> of(Pairs pairs) {
        return of(pairs, 0.95);
    }

    /// @param confidence of the intervals
    public static Measurement<RegressionErrors> of(Pairs pairs, double confidence) {
        return pairs.undefinedIfEmpty(() -> {
            double[] squared =
                    Arrays.stream(pairs.errors()).map(error -> error * error).toArray();
            return Finite.of(CompensatedSum.of(squared), "the squared errors")
                    .map(_ -> ofAny(pairs, squared, confidence));
        });
    }

    private static RegressionErrors ofAny(Pairs pairs, double[] squared, double confidence) {
        double[] errors = pairs.errors();
        double[] absolute = Arrays.stream(errors).map(Math::abs).toArray();
        Sample sizes = Sample.of(absolute);
        return new RegressionErrors(
                pairs.counts(),
                mean(absolute, confidence),
                root(mean(squared, confidence)),
                mean(errors, confidence),
                sizes.quantileOfAny(0.5),
                sizes.quantileOfAny(1),
                rSquared(pairs, squared),
                percentage(pairs, absolute));
    }

    private static Estimate mean(double[] values, double confidence) {
        Moments moments = Moments.of(values);
        if (values.length < 2) {
            return new Estimate(
                    moments.mean(), Measurement.undefined(UndefinedReason.TOO_FEW, "no interval from a single row"));
        }
        double t = -new TDistribution(values.length - 1).inverseCumulativeProbability((1 - confidence) / 2);
        double half = t * moments.sampleDeviation() / Math.sqrt(values.length);
        return new Estimate(
                moments.mean(),
                Finite.of(half, "the squared deviations")
                        .map(_ -> new Interval(moments.mean() - half, moments.mean() + half, confidence)));
    }

    private static Estimate root(Estimate square) {
        return new Estimate(
                Math.sqrt(square.value()),
                square.interval()
                        .map(interval -> new Interval(
                                Math.sqrt(Math.max(0, interval.low())),
                                Math.sqrt(interval.high()),
                                interval.confidence())));
    }

    private static Measurement<Double> rSquared(Pairs pairs, double[] squared) {
        if (pairs.size() < 2) {
            return Measurement.undefined(UndefinedReason.TOO_FEW, "r squared needs two rows");
        }
        double total = pairs.observedMoments().squares();
        return total <= 0
                ? Measurement.undefined(UndefinedReason.DEGENERATE, "the observed values are all equal")
                : Finite.of(1 - CompensatedSum.of(squared) / total, "the deviations of the observed values");
    }

    private static Measurement<Double> percentage(Pairs pairs, double[] absolute) {
        CompensatedSum shares = new CompensatedSum();
        for (int i = 0; i < pairs.size(); i++) {
            if (pairs.observed(i) == 0) {
                return Measurement.undefined(UndefinedReason.DEGENERATE, "an observed value is 0");
            }
            shares.add(absolute[i] / Math.abs(pairs.observed(i)));
        }
        return Finite.of(shares.value() / pairs.size(), "the shares of values so close to 0");
    }
}
