package io.gimbal.web;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Edges;
import io.gimbal.registry.Producers;
import io.gimbal.registry.TrainingRun;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Runs as a test tells them.
final class FakeProducers implements Producers {
    private final Producers graph;
    private final Map<String, TrainingRun> runs = new ConcurrentHashMap<>();

    FakeProducers(Edges edges) {
        this.graph = Producers.inGraph(edges);
    }

    void put(TrainingRun run) {
        runs.put(run.id(), run);
    }

    @Override
    public Optional<AssetRef> find(Transaction transaction, String run) throws SQLException {
        return graph.find(transaction, run);
    }

    @Override
    public void produced(Transaction transaction, AssetRef run, AssetRef version) throws SQLException {
        graph.produced(transaction, run, version);
    }

    @Override
    public Optional<TrainingRun> describe(String run) {
        return Optional.ofNullable(runs.get(run));
    }
}
