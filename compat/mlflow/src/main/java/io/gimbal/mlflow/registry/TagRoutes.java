package io.gimbal.mlflow.registry;

import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.registry.Tag;
import io.gimbal.registry.Tags;
import java.util.List;

/// Tags of registered models and of their versions.
final class TagRoutes {
    private final ClientWork work;
    private final Tags tags;
    private final ClientNames names;

    TagRoutes(ClientWork work, Tags tags, ClientNames names) {
        this.work = work;
        this.tags = tags;
        this.names = names;
    }

    List<MlflowRoute> routes() {
        return List.of(
                MlflowRoute.post("/registered-models/set-tag", this::putOnModel),
                MlflowRoute.delete("/registered-models/delete-tag", this::deleteFromModel),
                MlflowRoute.post("/model-versions/set-tag", this::putOnVersion),
                MlflowRoute.delete("/model-versions/delete-tag", this::deleteFromVersion));
    }

    private Response putOnModel(Request request) {
        Fields fields = Fields.of(request);
        fields.text("name");
        Tag tag = ClientFields.tag(fields);
        return work.change(transaction -> tags.put(transaction, names.model(transaction, fields), tag));
    }

    private Response putOnVersion(Request request) {
        Fields fields = Fields.of(request);
        fields.text("name");
        fields.id("version");
        Tag tag = ClientFields.tag(fields);
        return work.change(transaction -> tags.put(transaction, names.version(transaction, fields), tag));
    }

    private Response deleteFromModel(Request request) {
        Fields fields = Fields.of(request);
        return work.change(transaction -> {
            String key = fields.text("key");
            tags.delete(transaction, names.model(transaction, fields), key);
            return key;
        });
    }

    private Response deleteFromVersion(Request request) {
        Fields fields = Fields.of(request);
        return work.change(transaction -> {
            String key = fields.text("key");
            tags.delete(transaction, names.version(transaction, fields), key);
            return key;
        });
    }
}
