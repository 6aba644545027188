package io.gimbal.monitoring.running;

import io.gimbal.graph.AssetRef;
import io.gimbal.monitoring.declared.MonitorPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// A monitor as it stands.
///
/// @param revision of the progress, by which two writers notice each other
record LoadedMonitor(AssetRef ref, AssetRef endpoint, MonitorPolicy policy, Progress progress, long revision) {
    /// The earliest day that has not been closed; empty before anything is known of the endpoint's days.
    Optional<LocalDate> firstOpen() {
        return progress.lastClosed().map(day -> day.plusDays(1)).or(progress::notBefore);
    }

    LoadedMonitor with(Progress next) {
        return new LoadedMonitor(ref, endpoint, policy, next, revision);
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
