package io.gimbal.debt;

import io.gimbal.core.Durations;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.json.JsonObject;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// What a model's declared policy says about production, where its champion stands.
///
/// @param isGated whether anything is asked of a version before it comes there
/// @param evidenceExpires how old evidence may be, in event time; empty when the policy does not say
public record ProductionRule(AssetRef policy, boolean isGated, Optional<Duration> evidenceExpires) {
    static final String STAGE = "stage";
    static final String PRODUCTION = "production";

    public ProductionRule {
        Objects.requireNonNull(policy);
        Objects.requireNonNull(evidenceExpires);
    }

    /// Empty when the model has no policy.
    static Optional<ProductionRule> of(Surroundings surroundings, AssetRef model) {
        return surroundings.from(model, EdgeType.READS).stream()
                .filter(ref -> ref.kind().equals(Kinds.STAGE_POLICY))
                .flatMap(ref -> surroundings.find(ref).stream())
                .flatMap(policy -> policy.facts().array("stages").objects().stream()
                        .filter(rule -> rule.text(STAGE).equals(PRODUCTION))
                        .map(rule -> of(policy.ref(), rule)))
                .findFirst();
    }

    private static ProductionRule of(AssetRef policy, JsonObject rule) {
        boolean isGated = rule.findObject("gates")
                .filter(gates -> !gates.fields().isEmpty())
                .isPresent();
        return new ProductionRule(
                policy, isGated, rule.findText("evidence-expires").map(Durations::parse));
    }
}
