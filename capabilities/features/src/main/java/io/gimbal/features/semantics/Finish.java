package io.gimbal.features.semantics;

import io.gimbal.features.Aggregation;
import io.gimbal.features.ColumnType;
import io.gimbal.features.FeatureField;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureValue.Real;
import io.gimbal.features.FeatureValue.Whole;
import io.gimbal.features.FieldStatus;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The last step of an aggregation: from the sums of a window to a value, rounded once.
final class Finish {
    private Finish() {}

    /// @param lane -1 for counting events
    static FeatureField field(Tile sums, Aggregation aggregation, int lane, ColumnType type, AsOf asOf) {
        Optional<Duration> age = sums.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.of(asOf.micros() - sums.lastEvent(), ChronoUnit.MICROS));
        long inputs = lane < 0 ? sums.events() : sums.count(lane);
        boolean zeroWhenEmpty = aggregation == Aggregation.COUNT || aggregation == Aggregation.SUM;
        if (inputs == 0 && !zeroWhenEmpty) {
            return new FeatureField(
                    Optional.empty(), age, sums.isEmpty() ? FieldStatus.NOT_FOUND : FieldStatus.NULL_VALUE);
        }
        Optional<FeatureValue> value = value(sums, aggregation, lane, inputs, type == ColumnType.DOUBLE);
        return new FeatureField(value, age, value.isPresent() ? FieldStatus.PRESENT : FieldStatus.INVALID);
    }

    private static Optional<FeatureValue> value(
            Tile sums, Aggregation aggregation, int lane, long inputs, boolean real) {
        return switch (aggregation) {
            case COUNT -> Optional.of(new Whole(inputs));
            case SUM -> real ? finite(sums.sum(lane).toDouble()) : whole(sums.sum(lane));
            case AVG -> finite(sums.sum(lane).toDouble() / inputs);
            case MIN -> Optional.of(extreme(sums.minimum(lane), real));
            case MAX -> Optional.of(extreme(sums.maximum(lane), real));
        };
    }

    private static Optional<FeatureValue> finite(double number) {
        return Double.isFinite(number) ? Optional.of(new Real(number)) : Optional.empty();
    }

    private static Optional<FeatureValue> whole(ExactSum sum) {
        return sum.toLong().isPresent() ? Optional.of(new Whole(sum.toLong().getAsLong())) : Optional.empty();
    }

    private static FeatureValue extreme(long ordered, boolean real) {
        return real ? new Real(Ordered.toDouble(ordered)) : new Whole(ordered);
    }
}
