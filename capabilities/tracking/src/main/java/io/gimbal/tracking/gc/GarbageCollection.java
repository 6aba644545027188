package io.gimbal.tracking.gc;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edge;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.RunAssets;
import io.gimbal.tracking.RunId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Removes for good what was deleted long enough ago. One at a time; beside everything else, in small transactions.
/// What
/// it was doing when it was stopped, the next one finishes: a run leaves a note of what it leaves behind.
///
/// A run that something depends on stays, hidden as it is: a model version must be able to say where it came from.
public final class GarbageCollection {
    private static final long RUNS_LOOKED_AT = 20_000;
    private static final int METRICS_AT_ONCE = 50_000;
    private static final int MODELS_AT_ONCE = 100;

    private final Database database;
    private final GarbageStore store;
    private final Artifacts artifacts;
    private final Assets assets;
    private final Edges edges;

    public GarbageCollection(Database database, GarbageStore store, Artifacts artifacts, Assets assets, Edges edges) {
        this.database = database;
        this.store = store;
        this.artifacts = artifacts;
        this.assets = assets;
        this.edges = edges;
    }

    /// @param before what was deleted before this time goes
    /// @param reason for the changes in the graph
    public synchronized Collected collect(Instant before, Reason reason) {
        Count count = new Count();
        removeRuns(before, reason, count);
        database.read(store::remains).forEach(run -> removeRemains(run, count));
        removeModels(before, count);
        for (ExperimentId empty : database.read(transaction -> store.emptyExperiments(transaction, before))) {
            if (database.write(transaction -> store.deleteExperiment(transaction, empty, before))) {
                count.experiments++;
            }
        }
        return count.with(artifacts.sweep());
    }

    private static final class Count {
        private long experiments;
        private long runs;
        private long models;
        private long files;
        private final List<RunId> kept = new ArrayList<>();

        void keep(RunId run) {
            if (kept.size() < Collected.MOST_NAMED) {
                kept.add(run);
            }
        }

        Collected with(Artifacts.Swept contents) {
            return new Collected(experiments, runs, models, files, kept, contents);
        }
    }

    private void removeRuns(Instant before, Reason reason, Count count) {
        long newest = database.read(store::newestRun);
        for (long from = 0; from < newest; from += RUNS_LOOKED_AT) {
            long first = from;
            List<DeletedRun> some =
                    database.read(transaction -> store.runs(transaction, before, first, first + RUNS_LOOKED_AT));
            some.forEach(run -> remove(run, before, reason, count));
        }
    }

    private void remove(DeletedRun run, Instant before, Reason reason, Count count) {
        AssetRef ref = RunAssets.ref(run.id());
        if (database.read(transaction -> isDependedOn(transaction, ref))) {
            count.keep(run.id());
        } else if (database.write(transaction -> delete(transaction, run, before, reason))) {
            count.runs++;
        }
    }

    private boolean delete(Transaction transaction, DeletedRun run, Instant before, Reason reason) throws SQLException {
        AssetRef ref = RunAssets.ref(run.id());
        boolean deleted = store.delete(transaction, run, before);
        if (deleted && assets.find(transaction, ref).isPresent()) {
            assets.delete(transaction, ref, reason);
        }
        return deleted;
    }

    private void removeRemains(DeletedRun run, Count count) {
        count.files += deleteFiles(run.artifacts());
        boolean more = true;
        while (more) {
            more = database.write(transaction -> store.deleteMetrics(transaction, run.key(), METRICS_AT_ONCE));
        }
        database.write(transaction -> {
            store.forget(transaction, run.key());
            return run;
        });
    }

    private boolean isDependedOn(Transaction transaction, AssetRef run) throws SQLException {
        return edges.list(transaction, run).stream()
                .map(Edge::dependent)
                .flatMap(Optional::stream)
                .anyMatch(dependent -> !dependent.equals(run));
    }

    private void removeModels(Instant before, Count count) {
        List<DeletedModel> some;
        do {
            some = database.read(transaction -> store.models(transaction, before, MODELS_AT_ONCE));
            for (DeletedModel model : some) {
                count.files += deleteFiles(model.artifacts());
                database.write(transaction -> {
                    store.deleteModel(transaction, model);
                    return model;
                });
                count.models++;
            }
        } while (some.size() == MODELS_AT_ONCE);
    }

    /// Files that are kept elsewhere are not ours to delete.
    private long deleteFiles(ArtifactLocation location) {
        return location.path().map(artifacts::delete).orElse(0L);
    }
}
