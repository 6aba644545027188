package io.gimbal.registry;

import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A model as it was trained, which never changes: what is evaluated is what is promoted.
///
/// @param digest its bytes in the blob store
/// @param signature what it takes and gives, as its format writes it
/// @param run what produced it
/// @param datasets the dataset versions it was trained on
/// @param reason its author, and why it was registered
/// @param createdAt wall-clock time
public record ModelVersion(
        VersionId id,
        Digest digest,
        JsonObject signature,
        Optional<AssetRef> run,
        List<AssetRef> datasets,
        Reason reason,
        Instant createdAt) {
    public ModelVersion {
        Objects.requireNonNull(id);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(signature);
        Objects.requireNonNull(run);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(createdAt);
        datasets = List.copyOf(datasets);
    }

    public String author() {
        return reason.who();
    }

    JsonObject facts() {
        return JsonObject.builder()
                .put("digest", digest.toString())
                .put("signature", signature)
                .put("author", author())
                .put("why", reason.why())
                .build();
    }
}
