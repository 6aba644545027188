package io.gimbal.graph;

import io.gimbal.json.JsonObject;
import java.util.Objects;
import java.util.Optional;

/// What somebody wants an asset to be; [Assets] adds its revision and times.
public record AssetDraft(AssetRef ref, Optional<String> owner, Optional<String> project, JsonObject facts) {
    public AssetDraft {
        Objects.requireNonNull(ref);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(project);
        Objects.requireNonNull(facts);
    }

    /// An asset made by a client or by the work itself.
    public static AssetDraft made(AssetRef ref, JsonObject facts) {
        return new AssetDraft(ref, Optional.empty(), Optional.empty(), facts);
    }

    /// An asset that a project declares.
    public static AssetDraft declared(AssetRef ref, String project, JsonObject facts) {
        return new AssetDraft(ref, Optional.empty(), Optional.of(project), facts);
    }

    public AssetDraft ownedBy(String name) {
        return new AssetDraft(ref, Optional.of(name), project, facts);
    }
}
