package io.gimbal.graph.wiring;

import io.gimbal.graph.AssetStore;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Changes;
import io.gimbal.graph.EdgeStore;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Impact;
import io.gimbal.graph.store.SqlGraphStores;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import java.time.InstantSource;

/// The graph, ready for use once its [#MIGRATIONS] have run; [Impact#load] is left to whoever starts the server.
public record GraphModule(Assets assets, Edges edges, Changes changes, Impact impact) {
    public static final Migrations MIGRATIONS = SqlGraphStores.MIGRATIONS;

    public static GraphModule create(Database database, InstantSource time) {
        AssetStore assetStore = SqlGraphStores.assets();
        EdgeStore edgeStore = SqlGraphStores.edges();
        Impact impact = new Impact(database, edgeStore);
        Edges edges = new Edges(database, edgeStore, assetStore, impact, time);
        Changes changes = new Changes(database, SqlGraphStores.changes(), time);
        return new GraphModule(new Assets(database, assetStore, edges, changes, time), edges, changes, impact);
    }
}
