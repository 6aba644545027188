package io.gimbal.server.bridges;

import io.gimbal.core.CodedException;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.registry.LoggedSources;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.models.LoggedModels;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The registry's logged models are tracking's. Which versions came of one stands in its tag, as clients write it.
public final class LoggedModelSources implements LoggedSources {
    private static final String VERSIONS_TAG = "mlflow.modelVersions";

    private final LoggedModels models;

    public LoggedModelSources(LoggedModels models) {
        this.models = models;
    }

    @Override
    public Optional<Logged> find(Transaction transaction, String id) throws SQLException {
        return LoggedModelId.isId(id)
                ? models.find(transaction, new LoggedModelId(id))
                        .map(model -> new Logged(model.artifacts().toString(), model.run()))
                : Optional.empty();
    }

    @Override
    public void registered(Transaction transaction, String id, String model, int number) throws SQLException {
        LoggedModelId logged = new LoggedModelId(id);
        List<JsonValue> versions = new ArrayList<>(
                versions(models.record(transaction, logged).tags().getOrDefault(VERSIONS_TAG, "[]")));
        versions.add(
                JsonObject.builder().put("name", model).put("version", number).build());
        models.putTags(transaction, logged, Map.of(VERSIONS_TAG, Json.text(new JsonArray(versions))));
    }

    /// @throws CodedException INVALID_ARGUMENT if a client made something else of the tag
    private static List<JsonValue> versions(String tag) {
        if (Json.parse(tag) instanceof JsonArray(List<JsonValue> versions)) {
            return versions;
        }
        throw CodedException.invalidArgument("tag " + VERSIONS_TAG + " of the logged model is no list: " + tag);
    }
}
