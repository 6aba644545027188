package io.gimbal.tracking.wiring;

import io.gimbal.blob.BlobStore;
import io.gimbal.core.IdSource;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edges;
import io.gimbal.http.Route;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.Experiments;
import io.gimbal.tracking.RunArtifacts;
import io.gimbal.tracking.RunAssets;
import io.gimbal.tracking.RunLog;
import io.gimbal.tracking.RunStores;
import io.gimbal.tracking.Runs;
import io.gimbal.tracking.artifacts.ArtifactTree;
import io.gimbal.tracking.http.TrackingRoutes;
import io.gimbal.tracking.models.LoggedModels;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.time.InstantSource;
import java.util.List;

/// Tracking, ready for use once its [#MIGRATIONS] have run.
public record TrackingModule(
        Experiments experiments,
        Runs runs,
        RunLog log,
        LoggedModels models,
        Artifacts artifacts,
        RunAssets assets,
        List<Route> routes) {
    public static final Migrations MIGRATIONS = SqlTrackingStores.MIGRATIONS;

    /// @param blobs for artifacts only: what no artifact names is removed from it
    public static TrackingModule create(
            Database database, BlobStore blobs, Assets assets, Edges edges, IdSource ids, InstantSource time) {
        RunStores stores = SqlTrackingStores.runs();
        Experiments experiments = new Experiments(database, SqlTrackingStores.experiments(), time);
        Runs runs = new Runs(database, stores, experiments, ids, time);
        RunLog log = new RunLog(database, stores, runs);
        LoggedModels models = new LoggedModels(database, SqlTrackingStores.models(), experiments, ids, time);
        Artifacts artifacts = new ArtifactTree(database, blobs, SqlTrackingStores.artifacts(), time);
        RunAssets runAssets = new RunAssets(assets, edges);
        List<Route> routes = new TrackingRoutes(experiments, runs, log, new RunArtifacts(runs, artifacts)).routes();
        return new TrackingModule(experiments, runs, log, models, artifacts, runAssets, routes);
    }
}
