package io.gimbal.mlflow.registry;

import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.registry.ClientRegistry;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.SourceDraft;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.VersionSource;
import java.util.List;

/// Versions of registered models.
final class VersionRoutes {
    private static final String ABOVE = "/model-versions";

    private final ClientWork work;
    private final ClientRegistry registry;
    private final ClientNames names;

    VersionRoutes(ClientWork work, ClientRegistry registry, ClientNames names) {
        this.work = work;
        this.registry = registry;
        this.names = names;
    }

    List<MlflowRoute> routes() {
        return List.of(
                MlflowRoute.post(ABOVE + "/create", this::create),
                MlflowRoute.get(ABOVE + "/get", this::get),
                MlflowRoute.patch(ABOVE + "/update", this::update),
                MlflowRoute.delete(ABOVE + "/delete", this::delete));
    }

    private Response create(Request request) {
        Fields fields = Fields.of(request);
        fields.text("name");
        VersionSource source = new VersionSource(fields.text("source"));
        return work.changeVersion(transaction -> {
            SourceDraft draft = draft(names.model(transaction, fields), source, fields);
            return registry.sourced()
                    .create(transaction, draft, ClientFields.reason(request))
                    .id();
        });
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
        return work.findVersion(transaction -> names.version(transaction, fields));
    }

    private Response update(Request request) {
        Fields fields = Fields.of(request);
        String description = fields.findText("description").orElse("");
        return work.changeVersion(transaction -> {
            VersionId id = names.version(transaction, fields);
            registry.versions().describe(transaction, id, description, ClientFields.reason(request));
            return id;
        });
    }

    private Response delete(Request request) {
        Fields fields = Fields.of(request);
        return work.change(transaction -> {
            VersionId id = names.version(transaction, fields);
            registry.deletions().delete(transaction, id, ClientFields.reason(request));
            return id;
        });
    }
}
