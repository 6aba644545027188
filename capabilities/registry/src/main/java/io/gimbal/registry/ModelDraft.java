package io.gimbal.registry;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What somebody wants a model to be.
///
/// @param policy a stage policy of the same namespace
public record ModelDraft(ModelName name, String description, Optional<String> policy) {
    public ModelDraft {
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
        Objects.requireNonNull(policy);
    }

    /// A model whose transitions nobody gates.
    public static ModelDraft of(ModelName name, String description) {
        return new ModelDraft(name, description, Optional.empty());
    }

    public ModelDraft obeying(String stagePolicy) {
        return new ModelDraft(name, description, Optional.of(stagePolicy));
    }

    RegisteredModel born(Instant at) {
        return new RegisteredModel(name, description, policy, at);
    }
}
