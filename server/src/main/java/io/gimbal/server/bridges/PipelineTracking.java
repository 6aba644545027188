package io.gimbal.server.bridges;

import io.gimbal.data.DataAssets;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.EdgeType;
import io.gimbal.pipelines.RunState;
import io.gimbal.pipelines.RunTracking;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Capture;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.Param;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunAssets;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunDraft;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunStatus;
import io.gimbal.tracking.wiring.TrackingModule;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs of pipelines as tracked runs, in an experiment of the pipeline's name. A step runs in this process: the code is
/// the declaration and this Gimbal, so there is no commit to speak of.
public final class PipelineTracking implements RunTracking {
    private final Database database;
    private final TrackingModule tracking;
    private final Assets assets;
    private final String version;
    private final InstantSource time;

    /// @param version of this Gimbal
    public PipelineTracking(
            Database database, TrackingModule tracking, Assets assets, String version, InstantSource time) {
        this.database = database;
        this.tracking = tracking;
        this.assets = assets;
        this.version = version;
        this.time = time;
    }

    @Override
    public AssetRef start(Draft draft) {
        return database.write(transaction -> {
            ExperimentId experiment = tracking.experiments()
                    .getOrCreate(transaction, draft.experiment())
                    .id();
            Capture capture = new Capture(
                    Optional.empty(),
                    Optional.empty(),
                    "pipeline " + draft.name(),
                    draft.seed().map(seed -> Map.of("pipeline", seed)).orElse(Map.of()),
                    environment());
            Run run = tracking.runs()
                    .create(
                            transaction,
                            RunDraft.in(experiment, draft.startedBy())
                                    .named(draft.name())
                                    .capturing(capture));
            List<Param> parameters = draft.parameters().entrySet().stream()
                    .map(it -> Param.of(it.getKey(), it.getValue()))
                    .toList();
            tracking.log().append(transaction, run.id(), RunBatch.ofParams(parameters));
            return RunAssets.ref(run.id());
        });
    }

    private Map<String, String> environment() {
        return Map.of(
                "gimbal", version,
                "java", Runtime.version().toString(),
                "os", System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "arch", System.getProperty("os.arch"),
                "cpus", Integer.toString(Runtime.getRuntime().availableProcessors()));
    }

    @Override
    public void log(AssetRef run, Map<String, Double> metrics) {
        Instant now = time.instant();
        tracking.log()
                .append(
                        id(run),
                        RunBatch.ofMetrics(metrics.entrySet().stream()
                                .map(it -> Metric.of(it.getKey(), it.getValue(), now, 0))
                                .toList()));
    }

    @Override
    public void link(Transaction transaction, AssetRef run, EdgeType type, AssetRef to) throws SQLException {
        tracking.assets().link(transaction, tracking.runs().get(transaction, id(run)), type, to);
        if (type == EdgeType.READS && to.kind().equals(DataAssets.DATASET_VERSION)) {
            tracking.log()
                    .appendInputs(
                            transaction,
                            id(run),
                            input(transaction, to).stream().toList(),
                            List.of());
        }
    }

    private Optional<DatasetInput> input(Transaction transaction, AssetRef read) throws SQLException {
        return assets.find(transaction, read)
                .flatMap(asset -> asset.facts().findText("digest"))
                .map(digest -> DatasetInput.of(read, digest));
    }

    @Override
    public void finish(AssetRef run, RunState outcome) {
        tracking.runs()
                .finish(
                        id(run),
                        switch (outcome) {
                            case SUCCEEDED -> RunStatus.FINISHED;
                            case CANCELLED -> RunStatus.KILLED;
                            case FAILED, QUEUED, RUNNING -> RunStatus.FAILED;
                        });
    }

    private static RunId id(AssetRef run) {
        return new RunId(run.name());
    }
}
