package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A model as it was trained, which never changes: what is evaluated is what is promoted.
///
/// @param run what produced it, as far as it is known here
/// @param datasets the dataset versions it was trained on
/// @param reason its author, and why it was registered
/// @param createdAt wall-clock time
public record ModelVersion(
        VersionId id,
        VersionContent content,
        Optional<AssetRef> run,
        List<AssetRef> datasets,
        Reason reason,
        Instant createdAt) {
    public ModelVersion {
        Objects.requireNonNull(id);
        Objects.requireNonNull(content);
        Objects.requireNonNull(run);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(createdAt);
        datasets = List.copyOf(datasets);
    }

    public String author() {
        return reason.who();
    }

    /// What can be loaded here.
    ///
    /// @throws CodedException UNSUPPORTED if the files are in a format of the client's own
    public VersionContent.Stored stored() {
        return switch (content) {
            case VersionContent.Stored stored -> stored;
            case VersionContent.Sourced sourced ->
                throw CodedException.unsupported(
                        id + " cannot be loaded here: a client registered it from \"" + sourced.source()
                                + "\" in a format of its own, expected a version that a pipeline registered");
        };
    }

    /// The id of the run that made it, known here or not; empty if there was none.
    public String runId() {
        return switch (content) {
            case VersionContent.Stored _ -> run.map(AssetRef::name).orElse("");
            case VersionContent.Sourced sourced -> sourced.run();
        };
    }

    JsonObject facts() {
        JsonObject.Builder facts = JsonObject.builder();
        switch (content) {
            case VersionContent.Stored stored ->
                facts.put("digest", stored.digest().toString()).put("signature", stored.signature());
            case VersionContent.Sourced sourced -> {
                facts.put("source", sourced.source().text()).put("location", sourced.location());
                sourced.loggedModel().ifPresent(id -> facts.put("logged_model", id));
            }
        }
        return facts.put("author", author()).put("why", reason.why()).build();
    }
}
