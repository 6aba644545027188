package io.gimbal.registry;

import io.gimbal.evidence.Gate;
import java.util.Objects;
import java.util.Optional;

/// What a policy says about one stage.
///
/// @param gate what a version needs to enter; who may review it, and how old evidence may be, stand in it too
/// @param alias the alias that names the version that came into this stage last
/// @param holding whether versions that were there stay
/// @param why whether who moves a version there must say why
public record StageRule(Stage stage, Gate gate, Optional<AliasName> alias, Holding holding, Why why) {
    /// How many versions may be in the stage.
    public enum Holding {
        /// The version that comes replaces the one that has the alias, which is archived.
        ONE,
        MANY
    }

    /// Whether a reason must be given.
    public enum Why {
        REQUIRED,
        OPTIONAL
    }

    public StageRule {
        Objects.requireNonNull(stage);
        Objects.requireNonNull(gate);
        Objects.requireNonNull(alias);
        Objects.requireNonNull(holding);
        Objects.requireNonNull(why);
    }

    /// A stage that any version may enter.
    public static StageRule open(Stage stage) {
        return gated(stage, Gate.of(stage.value()));
    }

    public static StageRule gated(Stage stage, Gate gate) {
        return new StageRule(stage, gate, Optional.empty(), Holding.MANY, Why.OPTIONAL);
    }

    /// Whether any version may be there, and any number of them.
    boolean isOpen() {
        return gate.prerequisites().isEmpty() && alias.isEmpty() && why == Why.OPTIONAL;
    }

    /// The same for one version at a time, which the alias names.
    public StageRule keeping(AliasName name) {
        return new StageRule(stage, gate, Optional.of(name), Holding.ONE, why);
    }

    /// The same, where the alias names the version that came last.
    public StageRule naming(AliasName name) {
        return new StageRule(stage, gate, Optional.of(name), Holding.MANY, why);
    }

    /// The same, for who says why.
    public StageRule explained() {
        return new StageRule(stage, gate, alias, holding, Why.REQUIRED);
    }
}
