package io.gimbal.registry.wiring;

import io.gimbal.blob.BlobStore;
import io.gimbal.evidence.Gates;
import io.gimbal.evidence.Reviews;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Changes;
import io.gimbal.graph.Edges;
import io.gimbal.http.Route;
import io.gimbal.registry.Aliases;
import io.gimbal.registry.ModelVersions;
import io.gimbal.registry.Models;
import io.gimbal.registry.MoveListeners;
import io.gimbal.registry.Promotions;
import io.gimbal.registry.RegistryStores;
import io.gimbal.registry.StagePolicies;
import io.gimbal.registry.VersionReviews;
import io.gimbal.registry.http.RegistryRoutes;
import io.gimbal.registry.store.SqlRegistryStores;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import java.time.InstantSource;
import java.util.List;

/// The registry, ready for use once its [#MIGRATIONS] have run.
public record RegistryModule(
        StagePolicies policies,
        Models models,
        ModelVersions versions,
        Aliases aliases,
        Promotions promotions,
        VersionReviews reviews,
        MoveListeners listeners,
        List<Route> routes) {
    public static final Migrations MIGRATIONS = SqlRegistryStores.MIGRATIONS;

    public static RegistryModule create(
            Database database,
            BlobStore blobs,
            Assets assets,
            Edges edges,
            Changes changes,
            Gates gates,
            Reviews evidence,
            InstantSource time) {
        MoveListeners listeners = new MoveListeners();
        RegistryStores stores = SqlRegistryStores.create();
        StagePolicies policies = new StagePolicies(database, stores.policies(), gates, assets);
        Models models = new Models(database, stores.models(), policies, assets, time);
        ModelVersions versions = new ModelVersions(database, stores, models, blobs, assets, edges, time);
        Aliases aliases = new Aliases(database, stores.aliases(), models, versions, changes, listeners, time);
        Promotions promotions = new Promotions(database, stores, models, versions, aliases, gates, changes, listeners);
        VersionReviews reviews = new VersionReviews(database, versions, evidence, changes);
        List<Route> routes = new RegistryRoutes(models, versions, aliases, promotions, reviews).routes();
        return new RegistryModule(policies, models, versions, aliases, promotions, reviews, listeners, routes);
    }
}
