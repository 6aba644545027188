package io.gimbal.mlflow.registry;

import io.gimbal.core.CodedException;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.registry.Alias;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.ClientRegistry;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelSnapshot;
import io.gimbal.registry.Promotion;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.VersionSnapshot;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Aliases of registered models. One that a stage keeps is the wish to be moved there.
final class AliasRoutes {
    private static final String ABOVE = "/registered-models/alias";

    /// No alias, but asked for like one.
    private static final String LATEST = "latest";

    private final Database database;
    private final ClientRegistry registry;
    private final ClientNames names;

    AliasRoutes(Database database, ClientRegistry registry, ClientNames names) {
        this.database = database;
        this.registry = registry;
        this.names = names;
    }

    List<MlflowRoute> routes() {
        return List.of(
                MlflowRoute.post(ABOVE, this::put).with(Route.Trait.APPROVAL),
                MlflowRoute.delete(ABOVE, this::delete).with(Route.Trait.APPROVAL),
                MlflowRoute.get(ABOVE, this::get));
    }

    private Response put(Request request) {
        Fields fields = Fields.of(request);
        AliasName alias = new AliasName(fields.text("alias"));
        VersionId version = database.read(transaction -> names.version(transaction, fields));
        Instant at = registry.promotions().now(version);
        Optional<Promotion> wish = database.write(transaction -> registry.requests()
                .name(
                        transaction,
                        alias,
                        names.version(transaction, fields),
                        request.caller().name(),
                        at));
        wish.ifPresent(StageRoutes::throwIfRefused);
        return WireWriter.nothing();
    }

    private Response delete(Request request) {
        Fields fields = Fields.of(request);
        AliasName alias = new AliasName(fields.text("alias"));
        database.write(transaction -> {
            ModelName model = names.model(transaction, fields);
            registry.aliases().clear(transaction, model, alias, ClientFields.reason(request));
            return model;
        });
        return WireWriter.nothing();
    }

    private Response get(Request request) {
        Fields fields = Fields.of(request);
        String alias = fields.text("alias");
        return ClientWork.answer(database.read(transaction -> {
            ModelName model = names.model(transaction, fields);
            return alias.equalsIgnoreCase(LATEST)
                    ? latest(registry.snapshots().get(transaction, model))
                    : named(transaction, model, alias);
        }));
    }

    private VersionSnapshot named(Transaction transaction, ModelName model, String name) throws SQLException {
        Alias alias = registry.aliases()
                .find(transaction, model, new AliasName(name))
                .orElseThrow(() -> CodedException.invalidArgument("Registered model alias " + name + " not found"));
        return registry.snapshots().get(transaction, alias.version());
    }

    private static VersionSnapshot latest(ModelSnapshot model) {
        return model.newest().stream()
                .max(Comparator.comparingInt(version -> version.version().id().number()))
                .orElseThrow(() -> CodedException.notFound("Latest version not found for model " + model.name()));
    }
}
