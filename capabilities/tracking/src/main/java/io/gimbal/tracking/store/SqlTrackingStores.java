package io.gimbal.tracking.store;

import io.gimbal.sql.Migrations;
import io.gimbal.tracking.ArtifactStore;
import io.gimbal.tracking.ExperimentStore;
import io.gimbal.tracking.RunStores;

/// Tracking's stores on a [io.gimbal.sql.Database].
public final class SqlTrackingStores {
    public static final Migrations MIGRATIONS = new Migrations("tracking");

    private SqlTrackingStores() {}

    public static ExperimentStore experiments() {
        return new SqlExperimentStore();
    }

    public static RunStores runs() {
        return new RunStores(
                new SqlRunStore(), new SqlParamStore(), new SqlMetricStore(), new SqlTagStore(), new SqlInputStore());
    }

    public static ArtifactStore artifacts() {
        return new SqlArtifactStore();
    }
}
