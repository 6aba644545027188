package io.gimbal.registry;

import java.util.Objects;

/// The registry as clients of other products use it: by flat names, with sources of their own.
///
/// @param sourced their versions
/// @param requests the moves they ask for
public record ClientRegistry(
        Models models,
        ModelVersions versions,
        Aliases aliases,
        Promotions promotions,
        FlatNames names,
        Snapshots snapshots,
        SourcedVersions sourced,
        ClientRequests requests,
        Tags tags,
        Deletions deletions,
        Renames renames) {
    public ClientRegistry {
        Objects.requireNonNull(models);
        Objects.requireNonNull(versions);
        Objects.requireNonNull(aliases);
        Objects.requireNonNull(promotions);
        Objects.requireNonNull(names);
        Objects.requireNonNull(snapshots);
        Objects.requireNonNull(sourced);
        Objects.requireNonNull(requests);
        Objects.requireNonNull(tags);
        Objects.requireNonNull(deletions);
        Objects.requireNonNull(renames);
    }
}
