package io.gimbal.graph.store;

import io.gimbal.graph.AssetStore;
import io.gimbal.graph.ChangeStore;
import io.gimbal.graph.EdgeStore;
import io.gimbal.sql.Migrations;

/// The graph's stores on a [io.gimbal.sql.Database].
public final class SqlGraphStores {
    public static final Migrations MIGRATIONS = new Migrations("graph");

    private SqlGraphStores() {}

    public static AssetStore assets() {
        return new SqlAssetStore();
    }

    public static EdgeStore edges() {
        return new SqlEdgeStore();
    }

    public static ChangeStore changes() {
        return new SqlChangeStore();
    }
}
