package io.gimbal.mlflow.registry;

import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
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
        return new ArtifactLocation(place(request));
    }

    private Response location(Request request) {
        String place = place(Fields.of(request));
        return WireWriter.answer(json -> json.text("artifact_uri", place));
    }

    private String place(Fields request) {
        return database.read(transaction ->
                RegistryAnswers.location(registry.versions().get(transaction, names().version(transaction, request))));
    }

    private ClientNames names() {
        return new ClientNames(registry.names(), registry.versions());
    }

    public List<MlflowRoute> routes() {
        ClientNames names = names();
        ClientWork work = new ClientWork(database, registry.snapshots());
        return Stream.of(
                        List.of(MlflowRoute.get("/model-versions/get-download-uri", this::location)),
                        new ModelRoutes(work, registry, names).routes(),
                        new VersionRoutes(work, registry, names).routes(),
                        new AliasRoutes(database, registry, names).routes(),
                        new StageRoutes(database, registry, names).routes(),
                        new TagRoutes(work, registry.tags(), names).routes(),
                        new SearchRoutes(registry.snapshots()).routes())
                .flatMap(List::stream)
                .toList();
    }
}
