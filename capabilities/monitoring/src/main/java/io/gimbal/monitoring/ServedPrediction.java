package io.gimbal.monitoring;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// One prediction of an endpoint with what became of it.
///
/// @param id unique within the endpoint
/// @param servedBy whose answer the caller got
/// @param answers of all versions that were asked, each once
/// @param columns inputs and keys by name, features as `view.feature`; null and absent both mean missing
/// @param label what was observed; empty until it is known
public record ServedPrediction(
        String id,
        Instant eventTime,
        Role servedBy,
        List<VersionAnswer> answers,
        Map<String, JsonValue> columns,
        Optional<Label> label) {
    /// As what a version was asked.
    public enum Role {
        CHAMPION,
        FAILSAFE,
        SHADOW
    }

    /// @param version a model version
    /// @param roles at least one
    public record VersionAnswer(AssetRef version, Set<Role> roles, Answer answer) {
        public VersionAnswer {
            Objects.requireNonNull(version);
            Objects.requireNonNull(answer);
            roles = Set.copyOf(roles);
        }
    }

    /// @param knownAt event time from which on it counts
    /// @param late whether the endpoint no longer waited for it
    public record Label(double value, Instant knownAt, boolean late) {}

    public ServedPrediction {
        Objects.requireNonNull(id);
        Objects.requireNonNull(eventTime);
        Objects.requireNonNull(servedBy);
        Objects.requireNonNull(label);
        answers = List.copyOf(answers);
    }

    /// What the version said that was asked in this role; empty if none was.
    public Optional<VersionAnswer> find(Role role) {
        return answers.stream().filter(it -> it.roles().contains(role)).findFirst();
    }
}
