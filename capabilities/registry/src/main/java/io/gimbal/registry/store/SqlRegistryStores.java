package io.gimbal.registry.store;

import io.gimbal.registry.RegistryStores;
import io.gimbal.sql.Migrations;

/// The registry's stores on a [io.gimbal.sql.Database].
public final class SqlRegistryStores {
    public static final Migrations MIGRATIONS = new Migrations("registry");

    private SqlRegistryStores() {}

    public static RegistryStores create() {
        return new RegistryStores(
                new SqlPolicyStore(),
                new SqlModelStore(),
                new SqlVersionStore(),
                new SqlStandingStore(),
                new SqlAliasStore(),
                new SqlTagStore(),
                new SqlSnapshotStore(),
                new SqlStalenessStore());
    }
}
