package io.gimbal.features.offline;

import io.gimbal.features.EventSource;
import io.gimbal.features.SourceName;
import io.gimbal.features.SourceRows.Version;
import io.gimbal.graph.AssetRef;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/// Up to which moment the rows of dataset versions were taken into the journal. A version never changes, so no row
/// that was visible by then can be missing. Not kept beyond the process: the journal knows what it has, and taking a
/// row twice only costs time. Thread-safe.
final class TakenRows {
    private final Map<SourceName, Taken> taken = new ConcurrentHashMap<>();

    /// @param source as it was declared: with another column or another clock the rows are others
    private record Taken(EventSource source, AssetRef dataset, long until) {
        boolean isOf(EventSource other, Version version) {
            return source.equals(other) && dataset.equals(version.dataset());
        }
    }

    /// In microseconds, that moment included; empty when none of them were taken.
    OptionalLong until(EventSource source, Version version) {
        Taken last = taken.get(source.name());
        return last != null && last.isOf(source, version) ? OptionalLong.of(last.until()) : OptionalLong.empty();
    }

    void add(EventSource source, Version version, long until) {
        Taken now = new Taken(source, version.dataset(), until);
        taken.merge(source.name(), now, (last, it) -> last.isOf(source, version) && last.until() > until ? last : it);
    }
}
