package io.gimbal.monitoring.declared;

import io.gimbal.core.CodedException;
import io.gimbal.json.JsonObject;
import io.gimbal.monitoring.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A monitor as somebody wrote it, defaults filled in.
///
/// @param alerts see [AlertSpec]; kept as they are because `for` cannot name a component
/// @param cooldown by severity in lower case
public record MonitorSpec(
        String endpoint,
        Duration chunk,
        Duration closesAfter,
        String reference,
        Optional<Drift> drift,
        List<JsonObject> alerts,
        long clearFor,
        Map<String, Duration> cooldown,
        Optional<Retraining> retraining) {

    /// @param columns in declared order; `view.*` stands for several
    public record Drift(List<String> columns, double minimumEffect, long minimumDistinct) {
        public Drift {
            columns = List.copyOf(columns);
        }

        /// The columns that come with a request.
        List<String> inputs() {
            return columns.stream()
                    .filter(column -> !column.equals(MonitorPolicy.PREDICTION) && !column.equals(MonitorPolicy.LABEL))
                    .toList();
        }

        boolean has(String column) {
            return columns.contains(column);
        }
    }

    public record Retraining(Duration takesEffectAfter) {}

    public MonitorSpec {
        alerts = List.copyOf(alerts);
        cooldown = Map.copyOf(cooldown);
        if (!reference.equals("training")) {
            throw CodedException.unsupported("a reference is the champion's training data, not " + reference);
        }
    }

    List<AlertSpec> alertSpecs() {
        return alerts.stream().map(AlertSpec::of).toList();
    }

    /// None if the severity has no cooldown.
    Duration cooldown(Severity severity) {
        return cooldown.getOrDefault(severity.name().toLowerCase(Locale.ROOT), Duration.ZERO);
    }
}
