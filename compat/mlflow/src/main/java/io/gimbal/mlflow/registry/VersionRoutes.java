package io.gimbal.mlflow.registry;

import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.registry.ClientRegistry;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.SourceDraft;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.VersionSnapshot;
import io.gimbal.registry.VersionSource;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// Versions of registered models.
final class VersionRoutes {
    private static final String ABOVE = "/model-versions";

    private final Database database;
    private final ClientRegistry registry;
    private final ClientNames names;

    VersionRoutes(Database database, ClientRegistry registry, ClientNames names) {
        this.database = database;
        this.registry = registry;
        this.names = names;
    }

    List<MlflowRoute> routes() {
        return List.of(
                MlflowRoute.post(ABOVE + "/create", this::create),
                MlflowRoute.get(ABOVE + "/get", this::get),
                MlflowRoute.patch(ABOVE + "/update", this::update),
                MlflowRoute.delete(ABOVE + "/delete", this::delete),
                MlflowRoute.get(ABOVE + "/get-download-uri", this::location));
    }

    private Response create(Request request) {
        Fields fields = Fields.of(request);
        fields.text("name");
        VersionSource source = new VersionSource(fields.text("source"));
        return answer(database.write(transaction -> {
            SourceDraft draft = draft(names.model(transaction, fields), source, fields);
            VersionId id = registry.sourced()
                    .create(transaction, draft, ClientFields.reason(request))
                    .id();
            return snapshot(transaction, id);
        }));
    }

    private static SourceDraft draft(ModelName model, VersionSource source, Fields fields) {
        return new SourceDraft(
                model,
                source,
                fields.findId("model_id"),
                fields.findId("run_id").orElse(""),
                fields.findText("run_link").orElse(""),
                fields.findText("description").orElse(""),
                ClientFields.tags(fields));
    }

    private Response get(Request request) {
        Fields fields = Fields.of(request);
        return answer(database.read(transaction -> snapshot(transaction, names.version(transaction, fields))));
    }

    private Response update(Request request) {
        Fields fields = Fields.of(request);
        String description = fields.findText("description").orElse("");
        return answer(database.write(transaction -> {
            VersionId id = names.version(transaction, fields);
            registry.versions().describe(transaction, id, description, ClientFields.reason(request));
            return snapshot(transaction, id);
        }));
    }

    private Response delete(Request request) {
        Fields fields = Fields.of(request);
        database.write(transaction -> {
            VersionId id = names.version(transaction, fields);
            registry.deletions().delete(transaction, id, ClientFields.reason(request));
            return id;
        });
        return WireWriter.nothing();
    }

    private Response location(Request request) {
        Fields fields = Fields.of(request);
        String location = database.read(transaction ->
                RegistryAnswers.location(registry.versions().get(transaction, names.version(transaction, fields))));
        return WireWriter.answer(json -> json.text("artifact_uri", location));
    }

    private VersionSnapshot snapshot(Transaction transaction, VersionId id) throws SQLException {
        return registry.snapshots().get(transaction, id);
    }

    static Response answer(VersionSnapshot version) {
        return WireWriter.answer(json -> json.object("model_version", item -> RegistryAnswers.version(item, version)));
    }
}
