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
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.RunAssets;
import io.gimbal.tracking.RunId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Removes for good what was deleted long enough ago. One at a time; beside everything else, in small transactions.
/// What it was doing when it was stopped, the next one finishes: a run leaves a note of what it leaves behind, and a
/// logged model goes only after its files.
///
/// What something depends on stays, hidden as it is, until that is gone: a model version must be able to say from which
/// run it came, and the files that its source names must be there, whether they are a run's or a logged model's.
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
        removeRemains(count);
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
        private final List<LoggedModelId> keptModels = new ArrayList<>();

        void keep(RunId run) {
            if (kept.size() < Collected.MOST_NAMED) {
                kept.add(run);
            }
        }

        void keep(LoggedModelId model) {
            if (keptModels.size() < Collected.MOST_NAMED) {
                keptModels.add(model);
            }
        }

        Collected with(Artifacts.Swept contents) {
            return new Collected(experiments, runs, models, files, kept, keptModels, contents);
        }
    }

    private void removeRuns(Instant before, Reason reason, Count count) {
        long newest = database.read(store::newestRun);
        for (long from = 0; from < newest; from += RUNS_LOOKED_AT) {
            long first = from;
            List<DeletedRun> some =
                    database.read(transaction -> store.runs(transaction, before, first, first + RUNS_LOOKED_AT));
            if (!some.isEmpty()) {
                VersionFiles versions = versions();
                some.forEach(run -> remove(run, versions, before, reason, count));
            }
        }
    }

    private VersionFiles versions() {
        return database.read(transaction -> VersionFiles.read(transaction, assets));
    }

    private void remove(DeletedRun run, VersionFiles versions, Instant before, Reason reason, Count count) {
        AssetRef ref = RunAssets.ref(run.id());
        if (versions.name(run) || database.read(transaction -> isDependedOn(transaction, ref))) {
            count.keep(run.id());
        } else if (database.write(transaction -> delete(transaction, run, before, reason))) {
            count.runs++;
        }
    }

    private boolean delete(Transaction transaction, DeletedRun run, Instant before, Reason reason) throws SQLException {
        AssetRef ref = RunAssets.ref(run.id());
        boolean deleted = !isDependedOn(transaction, ref) && store.delete(transaction, run, before);
        if (deleted && assets.find(transaction, ref).isPresent()) {
            assets.delete(transaction, ref, reason);
        }
        return deleted;
    }

    /// Files that a version has come to name since their run went stay as long as it does.
    private void removeRemains(Count count) {
        List<DeletedRun> remains = database.read(store::remains);
        if (!remains.isEmpty()) {
            VersionFiles versions = versions();
            remains.forEach(run -> {
                if (versions.name(run)) {
                    count.keep(run.id());
                } else {
                    removeRemains(run, count);
                }
            });
        }
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
        List<DeletedModel> some = modelsAfter(0, before);
        while (!some.isEmpty()) {
            VersionFiles versions = versions();
            some.forEach(model -> remove(model, versions, count));
            some = modelsAfter(some.getLast().number(), before);
        }
    }

    private List<DeletedModel> modelsAfter(long number, Instant before) {
        return database.read(transaction -> store.models(transaction, before, number, MODELS_AT_ONCE));
    }

    private void remove(DeletedModel model, VersionFiles versions, Count count) {
        if (versions.name(model)) {
            count.keep(model.id());
            return;
        }
        count.files += deleteFiles(model.artifacts());
        database.write(transaction -> {
            store.deleteModel(transaction, model);
            return model;
        });
        count.models++;
    }

    /// Files that are kept elsewhere are not ours to delete.
    private long deleteFiles(ArtifactLocation location) {
        return location.path().map(artifacts::delete).orElse(0L);
    }
}
