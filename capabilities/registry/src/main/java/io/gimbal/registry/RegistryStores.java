package io.gimbal.registry;

/// What the registry keeps.
public record RegistryStores(
        PolicyStore policies,
        ModelStore models,
        VersionStore versions,
        StandingStore standings,
        AliasStore aliases,
        TagStore tags,
        SnapshotStore snapshots,
        StalenessStore staleness) {}
