package io.gimbal.data.store;

import io.gimbal.data.DatasetStore;
import io.gimbal.data.DefinitionStore;
import io.gimbal.sql.Migrations;

/// Data's stores on a [io.gimbal.sql.Database].
public final class SqlDataStores {
    public static final Migrations MIGRATIONS = new Migrations("data");

    private SqlDataStores() {}

    public static DefinitionStore definitions() {
        return new SqlDefinitionStore();
    }

    public static DatasetStore datasets() {
        return new SqlDatasetStore();
    }
}
