package io.gimbal.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// How far a statistic strays while nothing is wrong: mean and standard deviation (n in the denominator) over
/// the reference's own chunks, and limits so many deviations away.
///
/// @param chunks how many chunks it was learned from
/// @param deviations how many standard deviations the limits are away from the mean
public record ControlLimit(double mean, double deviation, int chunks, double deviations) {

    /// @param values one for each reference chunk, two at least
    public static Measurement<ControlLimit> of(List<Double> values, double deviations) {
        if (values.size() < 2) {
            return Measurement.undefined(
                    UndefinedReason.TOO_FEW, "a limit needs two reference chunks, not " + values.size());
        }
        Moments moments =
                Moments.of(values.stream().mapToDouble(Double::doubleValue).toArray());
        return Measurement.of(
                new ControlLimit(moments.mean(), moments.populationDeviation(), values.size(), deviations));
    }

    /// The limit of a distance between one chunk and the others: each reference chunk is compared with the
    /// rest of the reference, never with itself. Undefined as soon as one of these comparisons is.
    ///
    /// @param distance of the rest (reference) and the chunk left out (current)
    public static <C> Measurement<ControlLimit> leaveOneOut(
            List<C> chunks, BiFunction<List<C>, C, Measurement<Double>> distance, double deviations) {
        Measurement<List<Double>> values = Measurement.of(List.of());
        for (int out = 0; chunks.size() > 1 && out < chunks.size(); out++) {
            List<C> rest = new ArrayList<>(chunks);
            C chunk = rest.remove(out);
            values = values.flatMap(so -> distance.apply(rest, chunk).map(value -> append(so, value)));
        }
        return values.flatMap(found -> of(found, deviations));
    }

    private static List<Double> append(List<Double> values, double value) {
        List<Double> longer = new ArrayList<>(values);
        longer.add(value);
        return longer;
    }

    public double upper() {
        return mean + deviations * deviation;
    }

    public double lower() {
        return mean - deviations * deviation;
    }
}
