package io.gimbal.web;

import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;

/// Assets and edges of the taxi project, as if somebody had declared them.
final class TaxiGraph {
    static final Reason ANNA = new Reason("anna", "The taxi project, as reviewed on Monday");

    private final Database database;
    private final GraphModule graph;

    TaxiGraph(PagesServer pages) {
        database = pages.database();
        graph = pages.graph();
    }

    static AssetRef ref(String kind, String name) {
        return AssetRef.of(new AssetKind(kind), "taxi", name);
    }

    static AssetRef ref(String kind, String name, int version) {
        return AssetRef.of(new AssetKind(kind), "taxi", name, Integer.toString(version));
    }

    static JsonObject.Builder facts(String name, String value) {
        return JsonObject.builder().put(name, value);
    }

    void asset(AssetRef ref, JsonObject.Builder facts) {
        AssetDraft draft = AssetDraft.declared(ref, "taxi", facts.build()).ownedBy("taxi-team");
        database.write(transaction -> graph.assets().create(transaction, draft, ANNA));
    }

    void edge(AssetRef from, EdgeType type, AssetRef to) {
        database.write(transaction -> {
            graph.edges().put(transaction, from, type, to);
            return to;
        });
    }
}
