package io.gimbal.tracking;

import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Reason;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;

/// Runs as assets. Most runs never become one: a run enters the graph with its first edge beyond its experiment and
/// parent, that is when it used data of ours, produced a model version or was a pipeline's step.
public final class RunAssets {
    public static final AssetKind RUN = new AssetKind("run");

    /// Runs belong to no project.
    public static final String NAMESPACE = "tracking";

    private final Assets assets;
    private final Edges edges;

    public RunAssets(Assets assets, Edges edges) {
        this.assets = assets;
        this.edges = edges;
    }

    /// The run's address, whether or not it is in the graph.
    public static AssetRef ref(RunId id) {
        return AssetRef.of(RUN, NAMESPACE, id.value());
    }

    /// Adds an edge from the run, which enters the graph if it is not there yet.
    public void link(Transaction transaction, Run run, EdgeType type, AssetRef to) throws SQLException {
        JsonObject facts = JsonObject.builder()
                .put("experiment", run.experiment().value())
                .put("name", run.name())
                .put("seeds", Json.toValue(run.capture().sortedSeeds()))
                .build();
        Reason reason = new Reason(run.startedBy(), "run \"" + run.name() + "\" " + type.text() + " " + to);
        assets.put(transaction, AssetDraft.made(ref(run.id()), facts), reason);
        edges.put(transaction, ref(run.id()), type, to);
    }
}
