package io.gimbal.tracking.store;

import io.gimbal.sql.Migrations;
import io.gimbal.tracking.ExperimentStore;
import io.gimbal.tracking.RunStores;
import io.gimbal.tracking.artifacts.ArtifactStore;
import io.gimbal.tracking.curves.CurveStore;
import io.gimbal.tracking.gc.GarbageStore;
import io.gimbal.tracking.models.LoggedModelStore;
import io.gimbal.tracking.views.SavedViewStore;

/// Tracking's stores on a [io.gimbal.sql.Database].
public final class SqlTrackingStores {
    public static final Migrations MIGRATIONS = new Migrations("tracking");

    private SqlTrackingStores() {}

    public static ExperimentStore experiments() {
        return new SqlExperimentStore();
    }

    public static RunStores runs() {
        SqlKeys keys = new SqlKeys();
        return new RunStores(
                new SqlRunStore(),
                new SqlParamStore(keys),
                new SqlMetricStore(keys),
                new SqlTagStore(keys),
                new SqlInputStore(),
                new SqlRunModelStore());
    }

    public static LoggedModelStore models() {
        return new SqlLoggedModelStore();
    }

    public static CurveStore curves() {
        return new SqlCurveStore(new SqlKeys());
    }

    public static SavedViewStore views() {
        return new SqlSavedViewStore();
    }

    public static GarbageStore garbage() {
        return new SqlGarbageStore();
    }

    public static ArtifactStore artifacts() {
        return new SqlArtifactStore();
    }
}
