package io.gimbal.graph;

import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Anything with an owner and a life.
///
/// @param owner who answers for it; empty when nobody said
/// @param project the project whose declarations made it; empty for what clients and the work itself made
/// @param facts what its kind knows about it, as shown on its page
/// @param revision 1 at birth, one more with each change
public record Asset(
        AssetRef ref,
        Optional<String> owner,
        Optional<String> project,
        JsonObject facts,
        long revision,
        Instant createdAt,
        Instant updatedAt) {

    public Asset {
        Objects.requireNonNull(ref);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(project);
        Objects.requireNonNull(facts);
        if (revision < 1) {
            throw new IllegalArgumentException("a revision starts at 1: " + revision);
        }
    }

    static Asset born(AssetDraft draft, Instant at) {
        return new Asset(draft.ref(), draft.owner(), draft.project(), draft.facts(), 1, at, at);
    }

    Asset changedTo(AssetDraft draft, Instant at) {
        return new Asset(ref, draft.owner(), draft.project(), draft.facts(), revision + 1, createdAt, at);
    }

    Asset renamed(AssetRef address, Instant at) {
        return new Asset(address, owner, project, facts, revision + 1, createdAt, at);
    }

    /// The same asset with other facts.
    public AssetDraft with(JsonObject other) {
        return new AssetDraft(ref, owner, project, other);
    }

    AssetDraft draft() {
        return new AssetDraft(ref, owner, project, facts);
    }
}
