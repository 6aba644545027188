package io.gimbal.features.semantics;

import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureField;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FieldStatus;
import io.gimbal.features.LatestValueView;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the features of a latest-value view come out of the rows of an entity. Immutable.
///
/// @param columns the columns of the source a row brings, in declared order
/// @param ttl in microseconds; 0 is for ever
public record LatestPlan(List<String> columns, long ttl) {
    public LatestPlan {
        columns = List.copyOf(columns);
    }

    public static LatestPlan of(LatestValueView view) {
        return new LatestPlan(view.columns(), view.ttlMicros());
    }

    /// The features of one entity in declared order, as a lookup at this moment sees them. A row older than the
    /// time to live gives no values, and one that was replaced as part of a snapshot does not exist.
    public List<FeatureField> evaluate(RowHistory history, AsOf asOf, Snapshot snapshot) {
        Optional<VisibleRow> row = history.find(asOf).filter(it -> it.order().sequence() >= snapshot.first());
        List<FeatureField> fields = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            fields.add(row.isEmpty() ? notFound() : field(row.get(), i, asOf));
        }
        return fields;
    }

    private static FeatureField notFound() {
        return new FeatureField(Optional.empty(), Optional.empty(), FieldStatus.NOT_FOUND);
    }

    private FeatureField field(VisibleRow row, int column, AsOf asOf) {
        long eventTime = row.order().eventTime();
        Optional<Duration> age = eventTime == EventTime.ALWAYS
                ? Optional.empty()
                : Optional.of(Duration.of(asOf.micros() - eventTime, ChronoUnit.MICROS));
        if (TimeToLive.expired(eventTime, asOf, ttl)) {
            return new FeatureField(Optional.empty(), age, FieldStatus.OUTSIDE_MAX_AGE);
        }
        Optional<FeatureValue> value = row.values().get(column);
        return new FeatureField(value, age, value.isPresent() ? FieldStatus.PRESENT : FieldStatus.NULL_VALUE);
    }
}
