package io.gimbal.monitoring;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// An alert from its being raised to its end. All times are event times.
///
/// @param number its place in the order in which alerts were raised, from 1
/// @param name within its monitor
/// @param endedAt empty while it is open
/// @param values what its evidence says: the chunks it stands on, both errors, what it asked for
public record Alert(
        long number,
        AssetRef monitor,
        AssetRef endpoint,
        String name,
        Severity severity,
        Instant raisedAt,
        Optional<Instant> endedAt,
        String summary,
        JsonObject values) {
    public Alert {
        Objects.requireNonNull(monitor);
        Objects.requireNonNull(endpoint);
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(raisedAt);
        Objects.requireNonNull(endedAt);
        Objects.requireNonNull(summary);
        Objects.requireNonNull(values);
    }

    public boolean isOpen() {
        return endedAt.isEmpty();
    }

    /// The same alert, still there, with what it says now.
    public Alert saying(String newSummary, JsonObject newValues) {
        return new Alert(number, monitor, endpoint, name, severity, raisedAt, endedAt, newSummary, newValues);
    }

    public Alert ended(Instant at) {
        return new Alert(number, monitor, endpoint, name, severity, raisedAt, Optional.of(at), summary, values);
    }
}
