package io.gimbal.pipelines.wiring;

import io.gimbal.blob.BlobStore;
import io.gimbal.core.Scratch;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.eventtime.EventClock;
import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.Subscriptions;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edges;
import io.gimbal.http.Route;
import io.gimbal.model.ModelRuntimes;
import io.gimbal.model.StoredModels;
import io.gimbal.model.Trainers;
import io.gimbal.pipelines.AlertSubscriber;
import io.gimbal.pipelines.ContractCheck;
import io.gimbal.pipelines.DeclaredColumns;
import io.gimbal.pipelines.PipelineEvidence;
import io.gimbal.pipelines.PipelineRuns;
import io.gimbal.pipelines.PipelineStore;
import io.gimbal.pipelines.Pipelines;
import io.gimbal.pipelines.RetrainingStore;
import io.gimbal.pipelines.Retrainings;
import io.gimbal.pipelines.RunTracking;
import io.gimbal.pipelines.SourceTables;
import io.gimbal.pipelines.TrainingSetJoin;
import io.gimbal.pipelines.VersionRegistry;
import io.gimbal.pipelines.declared.PipelineKind;
import io.gimbal.pipelines.http.PipelineRoutes;
import io.gimbal.pipelines.steps.Tools;
import io.gimbal.pipelines.steps.Works;
import io.gimbal.pipelines.store.SqlPipelineStores;
import io.gimbal.query.QueryEngine;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Pipelines. After the [#MIGRATIONS] and before the first request, [#recover].
public final class PipelinesModule implements AutoCloseable {
    public static final Migrations MIGRATIONS = SqlPipelineStores.MIGRATIONS;

    /// The evidence that pipelines give.
    public static final List<EvidenceKind> EVIDENCE = PipelineEvidence.KINDS;

    private final Pipelines pipelines;
    private final PipelineRuns runs;
    private final Retrainings retrainings;
    private final List<DeclarationKind<?>> kinds;
    private final List<Route> routes;

    /// What pipelines stand on. None of it is closed with the module.
    ///
    /// @param commands the folder below which commands have theirs
    public record Ports(
            Database database,
            BlobStore blobs,
            QueryEngine engine,
            Trainers trainers,
            ModelRuntimes runtimes,
            Scratch scratch,
            Path commands) {}

    /// What pipelines write to and hear from.
    public record Backbone(
            Assets assets, Edges edges, EvidenceLog evidence, Subscriptions subscriptions, EventClock clock) {}

    /// The other capabilities.
    public record Others(
            SourceTables sources,
            TrainingSetJoin features,
            ContractCheck contracts,
            VersionRegistry registry,
            RunTracking tracking,
            DeclaredColumns columns) {}

    private PipelinesModule(Ports ports, Backbone backbone, Others others, Retrainings.Live live, InstantSource time) {
        PipelineStore store = SqlPipelineStores.pipelines();
        pipelines = new Pipelines(ports.database(), store);
        runs = new PipelineRuns(
                ports.database(),
                pipelines,
                SqlPipelineStores.runs(),
                new PipelineRuns.Parts(
                        new Works(tools(ports, backbone, others)),
                        others.tracking(),
                        SqlPipelineStores.outputs(),
                        ports.blobs(),
                        ports.scratch()),
                time);
        RetrainingStore requests = SqlPipelineStores.retrainings();
        retrainings = new Retrainings(ports.database(), requests, runs, live, backbone.evidence());
        backbone.subscriptions().subscribe(new AlertSubscriber(requests));
        backbone.clock().register(retrainings);
        kinds = List.of(new PipelineKind(
                store, new PipelineKind.Known(ports.trainers(), ports.engine(), ports.scratch(), others.columns())));
        routes = new PipelineRoutes(
                        pipelines,
                        runs,
                        retrainings,
                        () -> backbone.clock().reached().orElseGet(time::instant))
                .routes();
    }

    private static Tools tools(Ports ports, Backbone backbone, Others others) {
        return new Tools(
                new Tools.Stores(ports.blobs(), ports.engine(), ports.database()),
                new Tools.Models(ports.trainers(), ports.runtimes(), new StoredModels(ports.blobs())),
                new Tools.Others(
                        others.sources(), others.features(), others.contracts(), others.registry(), others.tracking()),
                new Tools.Graph(backbone.assets(), backbone.edges(), backbone.evidence()),
                ports.commands());
    }

    /// @param live what retraining does to what is served
    public static PipelinesModule create(
            Ports ports, Backbone backbone, Others others, Retrainings.Live live, InstantSource time) {
        return new PipelinesModule(ports, backbone, others, live, time);
    }

    /// Notes as failed what the last process left running.
    public void recover() {
        runs.recover();
    }

    public Pipelines pipelines() {
        return pipelines;
    }

    public PipelineRuns runs() {
        return runs;
    }

    public Retrainings retrainings() {
        return retrainings;
    }

    public List<DeclarationKind<?>> kinds() {
        return kinds;
    }

    public List<Route> routes() {
        return routes;
    }

    @Override
    public void close() {
        runs.close();
    }
}
