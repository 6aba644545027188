package io.gimbal.tracking.models;

import io.gimbal.core.CodedException;
import io.gimbal.core.IdSource;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Experiments;
import io.gimbal.tracking.LoggedModelId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// Logged models: create, finish, describe and delete. Thread-safe.
public final class LoggedModels {
    private final Database database;
    private final LoggedModelStore store;
    private final Experiments experiments;
    private final IdSource ids;
    private final InstantSource time;

    public LoggedModels(
            Database database, LoggedModelStore store, Experiments experiments, IdSource ids, InstantSource time) {
        this.database = database;
        this.store = store;
        this.experiments = experiments;
        this.ids = ids;
        this.time = time;
    }

    /// Begins a model, whose files then follow.
    ///
    /// @throws CodedException NOT_FOUND without such an experiment, FAILED_PRECONDITION if it is deleted
    public LoggedModelRecord create(LoggedModelDraft draft) {
        return database.write(transaction -> {
            LoggedModelId id = new LoggedModelId("m-" + ids.next());
            LoggedModel model = store.create(
                    transaction, id, experiments.requireActive(transaction, draft.experiment()), draft, now());
            store.createParams(transaction, model, draft.params());
            store.putTags(transaction, model, draft.tags());
            return store.record(transaction, model);
        });
    }

    public Optional<LoggedModel> find(LoggedModelId id) {
        return database.read(transaction -> store.find(transaction, id));
    }

    public Optional<LoggedModel> find(Transaction transaction, LoggedModelId id) throws SQLException {
        return store.find(transaction, id);
    }

    /// @throws CodedException NOT_FOUND
    public LoggedModel get(LoggedModelId id) {
        return database.read(transaction -> get(transaction, id));
    }

    /// The model with all that is known about it.
    ///
    /// @throws CodedException NOT_FOUND
    public LoggedModelRecord record(LoggedModelId id) {
        return database.read(transaction -> record(transaction, id));
    }

    public LoggedModelRecord record(Transaction transaction, LoggedModelId id) throws SQLException {
        return store.record(transaction, get(transaction, id));
    }

    /// Says how the saving went.
    public LoggedModelRecord finish(LoggedModelId id, LoggedModelStatus status) {
        return database.write(transaction -> {
            store.setStatus(transaction, get(transaction, id), status, now());
            return store.record(transaction, get(transaction, id));
        });
    }

    /// Hides the model; a client that did not hear the answer may ask again.
    ///
    /// @throws CodedException NOT_FOUND if there is none, hidden or not
    public void delete(LoggedModelId id) {
        if (!database.write(transaction -> store.delete(transaction, id, now()))) {
            throw unknown(id);
        }
    }

    /// @throws CodedException INVALID_ARGUMENT if one has another value already
    public void appendParams(LoggedModelId id, Map<String, String> params) {
        database.write(transaction -> {
            store.createParams(transaction, get(transaction, id), params);
            return id;
        });
    }

    public LoggedModelRecord putTags(LoggedModelId id, Map<String, String> tags) {
        return database.write(transaction -> {
            LoggedModel model = get(transaction, id);
            store.putTags(transaction, model, tags);
            return store.record(transaction, model);
        });
    }

    public void putTags(Transaction transaction, LoggedModelId id, Map<String, String> tags) throws SQLException {
        store.putTags(transaction, get(transaction, id), tags);
    }

    /// @throws CodedException NOT_FOUND if the model has no such tag
    public void deleteTag(LoggedModelId id, String key) {
        database.write(transaction -> {
            if (!store.deleteTag(transaction, get(transaction, id), key)) {
                throw CodedException.notFound("logged model " + id + " has no tag \"" + key + "\"");
            }
            return id;
        });
    }

    private LoggedModel get(Transaction transaction, LoggedModelId id) throws SQLException {
        return store.find(transaction, id).orElseThrow(() -> unknown(id));
    }

    private static CodedException unknown(LoggedModelId id) {
        return CodedException.notFound("no logged model with id " + id);
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
