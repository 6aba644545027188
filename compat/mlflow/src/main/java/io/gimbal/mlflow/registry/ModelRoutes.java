package io.gimbal.mlflow.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.graph.Reason;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.Wording;
import io.gimbal.registry.ClientRegistry;
import io.gimbal.registry.ModelDraft;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.Tag;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// Registered models.
final class ModelRoutes {
    private static final String ABOVE = "/registered-models";

    private final ClientWork work;
    private final ClientRegistry registry;
    private final ClientNames names;

    ModelRoutes(ClientWork work, ClientRegistry registry, ClientNames names) {
        this.work = work;
        this.registry = registry;
        this.names = names;
    }

    List<MlflowRoute> routes() {
        return List.of(
                MlflowRoute.post(ABOVE + "/create", this::create),
                MlflowRoute.get(ABOVE + "/get", this::get),
                MlflowRoute.patch(ABOVE + "/update", this::update),
                MlflowRoute.post(ABOVE + "/rename", this::rename),
                MlflowRoute.delete(ABOVE + "/delete", this::delete));
    }

    private Response create(Request request) {
        Fields fields = Fields.of(request);
        String name = fields.text("name");
        List<Tag> tags = ClientFields.tags(fields);
        ModelDraft draft = ModelDraft.of(
                ModelName.ofClient(name), fields.findText("description").orElse(""));
        Reason reason = ClientFields.reason(request);
        return Wording.of(
                ErrorCode.ALREADY_EXISTS,
                taken(name),
                () -> work.changeModel(transaction -> create(transaction, draft, tags, reason)));
    }

    private ModelName create(Transaction transaction, ModelDraft draft, List<Tag> tags, Reason reason)
            throws SQLException {
        if (names.isTaken(transaction, draft.name().name())) {
            throw CodedException.alreadyExists(taken(draft.name().name()));
        }
        registry.models().create(transaction, draft, reason);
        for (Tag tag : tags) {
            registry.tags().put(transaction, draft.name(), tag);
        }
        return draft.name();
    }

    private Response get(Request request) {
        Fields fields = Fields.of(request);
        return work.findModel(transaction -> names.model(transaction, fields));
    }

    /// Without a description it has none from now on.
    private Response update(Request request) {
        Fields fields = Fields.of(request);
        String description = fields.findText("description").orElse("");
        return work.changeModel(transaction -> {
            ModelName model = names.model(transaction, fields);
            registry.models().describe(transaction, model, description, ClientFields.reason(request));
            return model;
        });
    }

    private Response rename(Request request) {
        Fields fields = Fields.of(request);
        String name = fields.text("new_name");
        Reason reason = ClientFields.reason(request);
        return Wording.of(
                ErrorCode.ALREADY_EXISTS,
                taken(name),
                () -> work.changeModel(transaction -> {
                    ModelName before = names.model(transaction, fields);
                    ModelName after = new ModelName(before.namespace(), name);
                    registry.renames().rename(transaction, before, after, reason);
                    return after;
                }));
    }

    private Response delete(Request request) {
        Fields fields = Fields.of(request);
        return work.change(transaction -> {
            ModelName model = names.model(transaction, fields);
            registry.deletions().delete(transaction, model, ClientFields.reason(request));
            return model;
        });
    }

    private static String taken(String name) {
        return "Registered Model (name=" + name + ") already exists";
    }
}
