package io.gimbal.registry;

import io.gimbal.evidence.Gate;
import java.util.Objects;
import java.util.Optional;

/// What a policy says about one stage.
///
/// @param gate what a version needs to enter; who may review it, and how old evidence may be, stand in its
///     prerequisites
/// @param alias the alias that always names the version in this stage, which then holds one version at a time
public record StageRule(Stage stage, Gate gate, Optional<AliasName> alias) {
    public StageRule {
        Objects.requireNonNull(stage);
        Objects.requireNonNull(gate);
        Objects.requireNonNull(alias);
    }

    /// A stage that any version may enter.
    public static StageRule open(Stage stage) {
        return new StageRule(stage, Gate.of(stage.value()), Optional.empty());
    }

    public static StageRule gated(Stage stage, Gate gate) {
        return new StageRule(stage, gate, Optional.empty());
    }

    /// Whether any version may be there, and any number of them.
    boolean isOpen() {
        return gate.prerequisites().isEmpty() && alias.isEmpty();
    }

    public StageRule keeping(AliasName name) {
        return new StageRule(stage, gate, Optional.of(name));
    }
}
