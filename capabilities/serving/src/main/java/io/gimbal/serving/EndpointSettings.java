package io.gimbal.serving;

import io.gimbal.log.Acknowledgement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How an endpoint is declared.
///
/// @param model the model that is served, `project/name` if it is another project's
/// @param features the service its features come from, likewise
/// @param champion answers
/// @param failsafe answers when the champion may not
/// @param shadows are asked too, in vain
/// @param guardrails the first whose condition holds decides
/// @param log how safe a record is before the caller is answered
public record EndpointSettings(
        String model,
        String features,
        VersionSelector champion,
        Optional<VersionSelector> failsafe,
        List<VersionSelector> shadows,
        Optional<LabelPolicy> labels,
        List<Guardrail> guardrails,
        ConsumerPolicy consumers,
        Acknowledgement log) {
    public EndpointSettings {
        Objects.requireNonNull(model);
        Objects.requireNonNull(features);
        Objects.requireNonNull(champion);
        Objects.requireNonNull(failsafe);
        shadows = List.copyOf(shadows);
        Objects.requireNonNull(labels);
        guardrails = List.copyOf(guardrails);
        Objects.requireNonNull(consumers);
        Objects.requireNonNull(log);
    }

    /// @param within how long after its event time a prediction's label is waited for; a later one counts, and is late
    public record LabelPolicy(Duration within) {}

    /// Whether the label came later than it is waited for.
    public boolean isLate(Instant predicted, Label label) {
        return labels.map(policy -> predicted.plus(policy.within()))
                .filter(label.knownAt()::isAfter)
                .isPresent();
    }

    public record ConsumerPolicy(Undeclared undeclared) {}

    /// What happens when a consumer asks that no project declares.
    public enum Undeclared {
        /// It is answered, and stands in the graph.
        COUNT,
        /// It is refused.
        REFUSE
    }
}
