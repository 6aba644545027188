package io.gimbal.tracking.wiring;

import io.gimbal.access.Role;
import io.gimbal.access.RouteRule;
import io.gimbal.blob.BlobStore;
import io.gimbal.core.IdSource;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edges;
import io.gimbal.http.Method;
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
import io.gimbal.tracking.TrackingConfig;
import io.gimbal.tracking.artifacts.ArtifactTree;
import io.gimbal.tracking.curves.CurveUpkeep;
import io.gimbal.tracking.curves.Curves;
import io.gimbal.tracking.difference.RunDifferences;
import io.gimbal.tracking.gc.GarbageCollection;
import io.gimbal.tracking.http.CurveRoutes;
import io.gimbal.tracking.http.DifferenceRoutes;
import io.gimbal.tracking.http.GarbageRoutes;
import io.gimbal.tracking.http.TrackingRoutes;
import io.gimbal.tracking.http.ViewRoutes;
import io.gimbal.tracking.models.LoggedModels;
import io.gimbal.tracking.overview.Overviews;
import io.gimbal.tracking.search.DatasetSearch;
import io.gimbal.tracking.search.ExperimentSearch;
import io.gimbal.tracking.search.LoggedModelSearch;
import io.gimbal.tracking.search.RunSearch;
import io.gimbal.tracking.search.Searches;
import io.gimbal.tracking.store.SqlTrackingStores;
import io.gimbal.tracking.views.SavedViews;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// Tracking, ready for use once its [#MIGRATIONS] have run.
public record TrackingModule(
        Experiments experiments,
        Runs runs,
        RunLog log,
        LoggedModels models,
        Searches searches,
        Artifacts artifacts,
        RunAssets assets,
        RunDifferences differences,
        Overviews overviews,
        SavedViews views,
        GarbageCollection garbage,
        Curves curves,
        CurveUpkeep upkeep,
        List<Route> routes) {
    public static final Migrations MIGRATIONS = SqlTrackingStores.MIGRATIONS;

    /// Removing for good is not everybody's.
    public static final List<RouteRule> RULES = List.of(RouteRule.audited(Method.POST, GarbageRoutes.GC, Role.ADMIN));

    /// Where things are kept.
    ///
    /// @param blobs for artifacts only: what no artifact names is removed from it
    public record Storage(Database database, BlobStore blobs) {}

    /// What it writes to beside its own tables.
    public record Graph(Assets assets, Edges edges) {}

    public static TrackingModule create(
            TrackingConfig config, Storage storage, Graph graph, IdSource ids, InstantSource time) {
        Database database = storage.database();
        RunStores stores = SqlTrackingStores.runs();
        Experiments experiments = new Experiments(database, SqlTrackingStores.experiments(), time);
        Runs runs = new Runs(database, stores, experiments, ids, time);
        RunLog log = new RunLog(database, stores, runs);
        LoggedModels models = new LoggedModels(database, SqlTrackingStores.models(), experiments, ids, time);
        Searches searches = new Searches(
                new RunSearch(database),
                new ExperimentSearch(database, SqlTrackingStores.experiments()),
                new LoggedModelSearch(database, SqlTrackingStores.models()),
                new DatasetSearch(database));
        Artifacts artifacts = new ArtifactTree(database, storage.blobs(), SqlTrackingStores.artifacts(), time);
        RunAssets assets = new RunAssets(graph.assets(), graph.edges());
        SavedViews views = new SavedViews(database, SqlTrackingStores.views(), experiments);
        GarbageCollection garbage =
                new GarbageCollection(database, SqlTrackingStores.garbage(), artifacts, graph.assets(), graph.edges());
        RunArtifacts files = new RunArtifacts(runs, artifacts);
        RunDifferences differences = new RunDifferences(runs, files, graph.edges());
        Curves curves = new Curves(database, SqlTrackingStores.curves(), runs);
        CurveUpkeep upkeep = new CurveUpkeep(database, SqlTrackingStores.curves());
        List<Route> routes = Stream.of(
                        new TrackingRoutes(experiments, runs, log, files).routes(),
                        new DifferenceRoutes(differences).routes(),
                        new CurveRoutes(curves).routes(),
                        new ViewRoutes(experiments, views).routes(),
                        new GarbageRoutes(garbage, config.retention(), time).routes())
                .flatMap(List::stream)
                .toList();
        return new TrackingModule(
                experiments,
                runs,
                log,
                models,
                searches,
                artifacts,
                assets,
                differences,
                Overviews.of(database),
                views,
                garbage,
                curves,
                upkeep,
                routes);
    }
}
