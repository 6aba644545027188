package io.gimbal.pipelines.steps;

import io.gimbal.core.Digest;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.pipelines.PipelineJson;
import io.gimbal.pipelines.Step;
import java.time.Instant;
import java.util.Optional;

/// Collects what the result of a step depends on. Names of steps are no part of it: what two pipelines do
/// alike is done once.
final class Basis {
    private final JsonObject.Builder json;

    private Basis(JsonObject.Builder json) {
        this.json = json;
    }

    /// @param code raised whenever the same inputs would give another result
    static Basis of(Step step, int code) {
        return new Basis(
                JsonObject.builder().put("step", PipelineJson.definition(step)).put("code", code));
    }

    Basis input(String name, Digest digest) {
        json.put("input " + name, digest.toString());
        return this;
    }

    Basis parameter(String name, JsonValue value) {
        json.put("parameter " + name, value);
        return this;
    }

    Basis asOf(Instant asOf) {
        json.put("as_of", asOf.toString());
        return this;
    }

    Basis seed(long seed) {
        json.put("seed", seed);
        return this;
    }

    Basis text(String name, String text) {
        json.put(name, text);
        return this;
    }

    Optional<JsonObject> build() {
        return Optional.of(json.build());
    }
}
