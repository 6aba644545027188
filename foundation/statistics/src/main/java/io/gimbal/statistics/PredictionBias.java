package io.gimbal.statistics;

/// Whether predictions are right on average. A bias of zero can hide opposite ones, so it is read by slice as
/// well.
///
/// @param bias mean prediction minus mean label
/// @param ratio mean prediction over mean label; undefined for a mean label of 0
/// @param z for probabilities only: (sum p - sum y) / sqrt(sum p (1 - p)); undefined for other predictions
public record PredictionBias(
        Counts counts,
        double meanPrediction,
        double meanLabel,
        double bias,
        Measurement<Double> ratio,
        Measurement<Double> z) {

    public static Measurement<PredictionBias> of(Pairs pairs) {
        return pairs.undefinedIfEmpty(() -> Measurement.of(ofAny(pairs)));
    }

    private static PredictionBias ofAny(Pairs pairs) {
        double prediction = pairs.predictedMoments().mean();
        double label = pairs.observedMoments().mean();
        return new PredictionBias(
                pairs.counts(),
                prediction,
                label,
                CompensatedSum.of(pairs.errors()) / pairs.size(),
                label == 0
                        ? Measurement.undefined(UndefinedReason.DEGENERATE, "the mean label is 0")
                        : Measurement.of(prediction / label),
                z(pairs));
    }

    private static Measurement<Double> z(Pairs pairs) {
        CompensatedSum variance = new CompensatedSum();
        for (int i = 0; i < pairs.size(); i++) {
            double p = pairs.predicted(i);
            if (p < 0 || p > 1) {
                return Measurement.undefined(UndefinedReason.DEGENERATE, "not a probability: " + p);
            }
            variance.add(p * (1 - p));
        }
        return variance.value() == 0
                ? Measurement.undefined(UndefinedReason.DEGENERATE, "every prediction is 0 or 1")
                : Measurement.of(CompensatedSum.of(pairs.errors()) / Math.sqrt(variance.value()));
    }
}
