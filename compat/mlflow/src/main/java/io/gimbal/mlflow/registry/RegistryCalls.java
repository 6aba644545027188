package io.gimbal.mlflow.registry;

import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.registry.wiring.RegistryModule;
import io.gimbal.sql.Database;
import java.util.List;
import java.util.stream.Stream;

/// What MLflow's clients ask of the registry.
public final class RegistryCalls {
    private final Database database;
    private final RegistryModule registry;

    /// @param database for calls that do several things at once
    public RegistryCalls(Database database, RegistryModule registry) {
        this.database = database;
        this.registry = registry;
    }

    public List<MlflowRoute> routes() {
        ClientNames names = new ClientNames(registry.clients().names(), registry.versions());
        return Stream.of(
                        new ModelRoutes(database, registry, names).routes(),
                        new VersionRoutes(database, registry, names).routes(),
                        new AliasRoutes(database, registry, names).routes(),
                        new StageRoutes(database, registry, names).routes(),
                        new TagRoutes(database, registry.clients().tags(), names).routes(),
                        new SearchRoutes(registry.clients().snapshots()).routes())
                .flatMap(List::stream)
                .toList();
    }
}
