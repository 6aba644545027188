package io.gimbal.graph.wiring;

import io.gimbal.graph.AssetStore;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Changes;
import io.gimbal.graph.EdgeStore;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Impact;
import io.gimbal.graph.http.GraphRoutes;
import io.gimbal.graph.store.SqlGraphStores;
import io.gimbal.http.Route;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import java.time.InstantSource;
import java.util.List;

/// The graph, ready for use once its [#MIGRATIONS] have run; [Impact#load] is left to whoever starts the server.
public record GraphModule(Assets assets, Edges edges, Changes changes, Impact impact, List<Route> routes) {
    public static final Migrations MIGRATIONS = SqlGraphStores.MIGRATIONS;

    public static GraphModule create(Database database, InstantSource time) {
        AssetStore assetStore = SqlGraphStores.assets();
        EdgeStore edgeStore = SqlGraphStores.edges();
        Impact impact = new Impact(database, edgeStore);
        Edges edges = new Edges(database, edgeStore, assetStore, impact, time);
        Changes changes = new Changes(database, SqlGraphStores.changes(), time);
        Assets assets = new Assets(database, assetStore, edges, changes, time);
        List<Route> routes = new GraphRoutes(assets, edges, changes, impact).routes();
        return new GraphModule(assets, edges, changes, impact, routes);
    }
}
