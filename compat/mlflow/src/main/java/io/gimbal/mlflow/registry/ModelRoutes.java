package io.gimbal.mlflow.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.graph.Reason;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.mlflow.Wording;
import io.gimbal.registry.ClientRegistry;
import io.gimbal.registry.ModelDraft;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelSnapshot;
import io.gimbal.registry.Tag;
import io.gimbal.sql.Database;
import java.util.List;

/// Registered models.
final class ModelRoutes {
    private static final String ABOVE = "/registered-models";

    private final Database database;
    private final ClientRegistry registry;
    private final ClientNames names;

    ModelRoutes(Database database, ClientRegistry registry, ClientNames names) {
        this.database = database;
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
        return answer(Wording.of(ErrorCode.ALREADY_EXISTS, taken(name), () -> create(draft, tags, request)));
    }

    private ModelSnapshot create(ModelDraft draft, List<Tag> tags, Request request) {
        return database.write(transaction -> {
            if (names.isTaken(transaction, draft.name().name())) {
                throw CodedException.alreadyExists(taken(draft.name().name()));
            }
            registry.models().create(transaction, draft, ClientFields.reason(request));
            for (Tag tag : tags) {
                registry.tags().put(transaction, draft.name(), tag);
            }
            return registry.snapshots().get(transaction, draft.name());
        });
    }

    private Response get(Request request) {
        Fields fields = Fields.of(request);
        return answer(
                database.read(transaction -> registry.snapshots().get(transaction, names.model(transaction, fields))));
    }

    /// Without a description it has none from now on.
    private Response update(Request request) {
        Fields fields = Fields.of(request);
        String description = fields.findText("description").orElse("");
        return answer(database.write(transaction -> {
            ModelName model = names.model(transaction, fields);
            registry.models().describe(transaction, model, description, ClientFields.reason(request));
            return registry.snapshots().get(transaction, model);
        }));
    }

    private Response rename(Request request) {
        Fields fields = Fields.of(request);
        String name = fields.text("new_name");
        Reason reason = ClientFields.reason(request);
        return answer(Wording.of(
                ErrorCode.ALREADY_EXISTS,
                taken(name),
                () -> database.write(transaction -> {
                    ModelName before = names.model(transaction, fields);
                    ModelName after = new ModelName(before.namespace(), name);
                    registry.renames().rename(transaction, before, after, reason);
                    return registry.snapshots().get(transaction, after);
                })));
    }

    private Response delete(Request request) {
        Fields fields = Fields.of(request);
        database.write(transaction -> {
            ModelName model = names.model(transaction, fields);
            registry.deletions().delete(transaction, model, ClientFields.reason(request));
            return model;
        });
        return WireWriter.nothing();
    }

    private static Response answer(ModelSnapshot model) {
        return WireWriter.answer(json -> json.object("registered_model", item -> RegistryAnswers.model(item, model)));
    }

    private static String taken(String name) {
        return "Registered Model (name=" + name + ") already exists";
    }
}
