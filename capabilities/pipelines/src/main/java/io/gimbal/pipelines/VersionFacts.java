package io.gimbal.pipelines;

import io.gimbal.core.Digest;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.List;
import java.util.Objects;

/// What a run registered.
public record VersionFacts(List<Registered> versions) {
    /// One version.
    ///
    /// @param step that made the model
    /// @param version the address of the asset
    public record Registered(String step, String model, long number, String version, Digest digest) {
        public Registered {
            Objects.requireNonNull(digest);
        }
    }

    public VersionFacts {
        versions = List.copyOf(versions);
    }

    public static VersionFacts read(JsonObject facts) {
        return Json.fromValue(facts, VersionFacts.class);
    }

    public JsonObject write() {
        return (JsonObject) Json.toValue(this);
    }
}
