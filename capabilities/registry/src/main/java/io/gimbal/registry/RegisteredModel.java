package io.gimbal.registry;

import io.gimbal.core.TextLength;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// One task that versions compete for.
///
/// @param description for people; may be empty
/// @param policy the stage policy of the same namespace that its versions obey; empty when every transition is accepted
public record RegisteredModel(ModelName name, String description, Optional<String> policy, Instant createdAt) {
    public static final int MAX_DESCRIPTION_LENGTH = 10_000;

    public RegisteredModel {
        Objects.requireNonNull(name);
        Objects.requireNonNull(createdAt);
        policy.ifPresent(text -> ModelName.requirePart("stage policy's name", text));
        TextLength.requireWithin(MAX_DESCRIPTION_LENGTH, "a model's description", description);
    }

    RegisteredModel describedAs(String text) {
        return new RegisteredModel(name, text, policy, createdAt);
    }

    JsonObject facts() {
        JsonObject.Builder facts = JsonObject.builder().put("description", description);
        policy.ifPresent(text -> facts.put("stage_policy", text));
        return facts.build();
    }
}
