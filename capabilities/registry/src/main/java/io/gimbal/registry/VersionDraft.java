package io.gimbal.registry;

import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What is to become the next version of a model.
///
/// @param digest its bytes, already in the blob store
/// @param run what produced it
/// @param datasets the dataset versions it was trained on; in the graph already
public record VersionDraft(
        ModelName model, Digest digest, JsonObject signature, Optional<AssetRef> run, List<AssetRef> datasets) {
    public VersionDraft {
        Objects.requireNonNull(model);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(signature);
        Objects.requireNonNull(run);
        datasets = List.copyOf(datasets);
    }

    public static VersionDraft of(ModelName model, Digest digest) {
        return new VersionDraft(model, digest, JsonObject.EMPTY, Optional.empty(), List.of());
    }

    public VersionDraft signed(JsonObject inputsAndOutputs) {
        return new VersionDraft(model, digest, inputsAndOutputs, run, datasets);
    }

    public VersionDraft producedBy(AssetRef producer) {
        return new VersionDraft(model, digest, signature, Optional.of(producer), datasets);
    }

    public VersionDraft trainedOn(List<AssetRef> versions) {
        return new VersionDraft(model, digest, signature, run, versions);
    }

    VersionContent content() {
        return new VersionContent.Stored(digest, signature);
    }
}
