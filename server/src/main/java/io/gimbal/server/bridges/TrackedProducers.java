package io.gimbal.server.bridges;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Edges;
import io.gimbal.registry.Aspect;
import io.gimbal.registry.Producers;
import io.gimbal.registry.TrainingRun;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.RunAssets;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.difference.RunFacts;
import io.gimbal.tracking.wiring.TrackingModule;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Tracked runs enter the graph with what tracking knows of them once they have produced a version.
public final class TrackedProducers implements Producers {
    private final TrackingModule tracking;
    private final Producers others;

    public TrackedProducers(TrackingModule tracking, Edges edges) {
        this.tracking = tracking;
        this.others = Producers.inGraph(edges);
    }

    @Override
    public Optional<AssetRef> find(Transaction transaction, String run) throws SQLException {
        return RunId.isId(run)
                        && tracking.runs().find(transaction, new RunId(run)).isPresent()
                ? Optional.of(RunAssets.ref(new RunId(run)))
                : Optional.empty();
    }

    @Override
    public Optional<TrainingRun> describe(String run) {
        return Optional.of(run)
                .filter(RunId::isId)
                .map(RunId::new)
                .filter(id -> tracking.runs().find(id).isPresent())
                .map(id -> described(tracking.differences().facts(id)));
    }

    /// What a run reads in the graph is data, but for features.
    private static TrainingRun described(RunFacts facts) {
        Map<String, String> data = new HashMap<>(facts.data());
        Map<String, String> features = new HashMap<>();
        facts.graph().forEach((name, version) -> (name.startsWith("feature-") ? features : data).put(name, version));
        Map<String, String> environment = new HashMap<>(facts.environment());
        facts.seeds().forEach((name, seed) -> environment.put("seed " + name, seed));
        return new TrainingRun(
                facts.run().id().value(),
                facts.run().name(),
                facts.why(),
                facts.run().endedAt().map(end -> Duration.between(facts.run().startedAt(), end)),
                Map.of(
                        Aspect.CODE,
                        facts.code(),
                        Aspect.PARAMS,
                        facts.params(),
                        Aspect.DATA,
                        data,
                        Aspect.FEATURES,
                        features,
                        Aspect.ENVIRONMENT,
                        environment,
                        Aspect.METRICS,
                        facts.metrics()));
    }

    @Override
    public void produced(Transaction transaction, AssetRef run, AssetRef version) throws SQLException {
        if (run.kind().equals(RunAssets.RUN)) {
            RunId id = new RunId(run.name());
            tracking.assets().link(transaction, tracking.runs().get(transaction, id), EdgeType.PRODUCES, version);
        } else {
            others.produced(transaction, run, version);
        }
    }
}
