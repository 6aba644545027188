package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.graph.Changes;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Names that move between the versions of a model. Thread-safe. Those that a stage keeps, `champion` above all, are
/// moved by [Promotions] only.
public final class Aliases {
    private final Database database;
    private final AliasStore store;
    private final Models models;
    private final ModelVersions versions;
    private final Changes changes;
    private final VersionMoves listeners;
    private final InstantSource time;

    public Aliases(
            Database database,
            AliasStore store,
            Models models,
            ModelVersions versions,
            Changes changes,
            VersionMoves listeners,
            InstantSource time) {
        this.database = database;
        this.store = store;
        this.models = models;
        this.versions = versions;
        this.changes = changes;
        this.listeners = listeners;
        this.time = time;
    }

    /// Makes the alias name this version.
    ///
    /// @throws CodedException NOT_FOUND if there is no such version, FAILED_PRECONDITION if a stage keeps the alias
    public Alias put(AliasName name, VersionId version, Reason reason) {
        return database.write(transaction -> put(transaction, name, version, reason));
    }

    public Alias put(Transaction transaction, AliasName name, VersionId version, Reason reason) throws SQLException {
        versions.get(transaction, version);
        refuseIfKept(transaction, version.model(), name);
        return move(transaction, name, version, reason);
    }

    /// @throws CodedException NOT_FOUND, or FAILED_PRECONDITION if a stage keeps the alias
    public void delete(ModelName model, AliasName name, Reason reason) {
        database.write(transaction -> {
            refuseIfKept(transaction, model, name);
            return drop(transaction, get(transaction, model, name), reason);
        });
    }

    /// The same, where it does not matter whether the model has such an alias.
    public void clear(Transaction transaction, ModelName model, AliasName name, Reason reason) throws SQLException {
        models.get(transaction, model);
        Optional<Alias> found = store.find(transaction, model, name);
        if (found.isPresent()) {
            refuseIfKept(transaction, model, name);
            drop(transaction, found.get(), reason);
        }
    }

    public Optional<Alias> find(ModelName model, AliasName name) {
        return database.read(transaction -> find(transaction, model, name));
    }

    public Optional<Alias> find(Transaction transaction, ModelName model, AliasName name) throws SQLException {
        return store.find(transaction, model, name);
    }

    /// @throws CodedException NOT_FOUND naming the nearest
    public Alias get(ModelName model, AliasName name) {
        return database.read(transaction -> get(transaction, model, name));
    }

    /// In order of name.
    public List<Alias> list(ModelName model) {
        return database.read(transaction -> store.list(transaction, model));
    }

    public List<Alias> list(Transaction transaction, ModelName model) throws SQLException {
        return store.list(transaction, model);
    }

    /// Whether a stage of the model keeps it.
    boolean isKept(Transaction transaction, Alias alias) throws SQLException {
        return models.rules(transaction, alias.version().model())
                .keeper(alias.name())
                .isPresent();
    }

    /// Moves an alias, kept or not.
    Alias move(Transaction transaction, AliasName name, VersionId version, Reason reason) throws SQLException {
        Optional<Alias> before = store.find(transaction, version.model(), name);
        if (before.isPresent() && before.get().version().equals(version)) {
            return before.get();
        }
        Alias alias = new Alias(name, version, time.instant().truncatedTo(ChronoUnit.MICROS));
        store.put(transaction, alias);
        JsonObject.Builder difference = JsonObject.builder().put("alias", name.value());
        before.ifPresent(old -> difference.put("before", old.version().number()));
        difference.put("after", version.number());
        changes.append(transaction, version.model().ref(), "alias-moved", difference.build(), reason);
        listeners.aliasMoved(
                transaction,
                new AliasMove(version.model(), name, before.map(Alias::version), Optional.of(version), reason));
        return alias;
    }

    /// Forgets an alias, kept or not.
    Alias drop(Transaction transaction, Alias alias, Reason reason) throws SQLException {
        ModelName model = alias.version().model();
        store.delete(transaction, model, alias.name());
        JsonObject difference = JsonObject.builder()
                .put("alias", alias.name().value())
                .put("before", alias.version().number())
                .build();
        changes.append(transaction, model.ref(), "alias-deleted", difference, reason);
        listeners.aliasMoved(
                transaction,
                new AliasMove(model, alias.name(), Optional.of(alias.version()), Optional.empty(), reason));
        return alias;
    }

    private Alias get(Transaction transaction, ModelName model, AliasName name) throws SQLException {
        models.get(transaction, model);
        List<String> names = store.list(transaction, model).stream()
                .map(alias -> alias.name().value())
                .toList();
        return store.find(transaction, model, name)
                .orElseThrow(() -> CodedException.notFound("no alias \"" + name + "\" of " + model
                        + NearestName.hint(name.value(), names)
                                .map(hint -> ", " + hint)
                                .orElse("")));
    }

    private void refuseIfKept(Transaction transaction, ModelName model, AliasName name) throws SQLException {
        Optional<Stage> keeper = models.rules(transaction, model).keeper(name);
        if (keeper.isPresent()) {
            throw CodedException.failedPrecondition("alias \"" + name + "\" of " + model + " is kept by stage "
                    + keeper.get() + ": promote a version to it, or roll back");
        }
    }
}
