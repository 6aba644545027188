package io.gimbal.serving.store;

import io.gimbal.serving.ServingStores;
import io.gimbal.sql.Migrations;

/// Serving's stores on a [io.gimbal.sql.Database].
public final class SqlServingStores {
    public static final Migrations MIGRATIONS = new Migrations("serving");

    private SqlServingStores() {}

    public static ServingStores create() {
        return new ServingStores(
                new SqlEndpointStore(), new SqlCandidateStore(), new SqlConsumerStore(), new SqlEngagementStore());
    }
}
