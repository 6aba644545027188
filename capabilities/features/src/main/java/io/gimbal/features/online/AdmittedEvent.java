package io.gimbal.features.online;

import io.gimbal.features.Availability;
import io.gimbal.features.EventSource;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureValue.Moment;
import io.gimbal.features.SnapshotRowId;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.semantics.RowOrder;
import io.gimbal.features.semantics.Visibility;
import java.util.Map;
import java.util.Optional;

/// An event that counts: it is in the journal, and it is the first of its id.
///
/// @param version the dataset version it came with, where rows are true until they are replaced
record AdmittedEvent(Map<String, FeatureValue> values, long visibleAt, RowOrder order, Optional<String> version) {

    static AdmittedEvent of(EventSource source, SourceEvent event, long offset) {
        long eventTime = eventTime(source, event);
        long createdAt = source.availability() instanceof Availability.KnownAt(String column)
                ? moment(event, column).orElse(eventTime)
                : eventTime;
        return new AdmittedEvent(
                event.values(),
                Visibility.visibleAt(source.availability(), eventTime, createdAt),
                new RowOrder(eventTime, createdAt, offset),
                source.time().isPresent() ? Optional.empty() : SnapshotRowId.version(event.id()));
    }

    static long eventTime(EventSource source, SourceEvent event) {
        return source.time().flatMap(column -> moment(event, column)).orElse(EventTime.ALWAYS);
    }

    private static Optional<Long> moment(SourceEvent event, String column) {
        return event.values().get(column) instanceof Moment(long micros) ? Optional.of(micros) : Optional.empty();
    }

    long eventTime() {
        return order.eventTime();
    }
}
