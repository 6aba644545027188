package io.gimbal.mlflow.registry;

import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.registry.ClientRegistry;
import io.gimbal.sql.Database;
import io.gimbal.tracking.ArtifactLocation;
import java.util.List;
import java.util.stream.Stream;

/// What MLflow's clients ask of the registry.
public final class RegistryCalls {
    private final Database database;
    private final ClientRegistry registry;

    /// @param database for calls that do several things at once
    public RegistryCalls(Database database, ClientRegistry registry) {
        this.database = database;
        this.registry = registry;
    }

    /// Where the files of the version are that a request names.
    public ArtifactLocation location(Fields request) {
        String location = database.read(transaction ->
                RegistryAnswers.location(registry.versions().get(transaction, names().version(transaction, request))));
        return new ArtifactLocation(location);
    }

    private ClientNames names() {
        return new ClientNames(registry.names(), registry.versions());
    }

    public List<MlflowRoute> routes() {
        ClientNames names = names();
        return Stream.of(
                        new ModelRoutes(database, registry, names).routes(),
                        new VersionRoutes(database, registry, names).routes(),
                        new AliasRoutes(database, registry, names).routes(),
                        new StageRoutes(database, registry, names).routes(),
                        new TagRoutes(database, registry.tags(), names).routes(),
                        new SearchRoutes(registry.snapshots()).routes())
                .flatMap(List::stream)
                .toList();
    }
}
