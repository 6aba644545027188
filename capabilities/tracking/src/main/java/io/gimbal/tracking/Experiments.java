package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Experiments: create, find, rename, tag, delete and restore. Thread-safe.
public final class Experiments {
    private static final int NAMES_TO_COMPARE = 1_000;

    private final Database database;
    private final ExperimentStore store;
    private final InstantSource time;

    public Experiments(Database database, ExperimentStore store, InstantSource time) {
        this.database = database;
        this.store = store;
        this.time = time;
    }

    /// @throws CodedException ALREADY_EXISTS if the name is taken, also by a deleted experiment
    public Experiment create(ExperimentDraft draft) {
        return database.write(transaction -> create(transaction, draft));
    }

    private Experiment create(Transaction transaction, ExperimentDraft draft) throws SQLException {
        Experiment created = store.create(transaction, draft, now());
        for (Tag tag : draft.tags()) {
            store.putTag(transaction, created.id(), tag);
        }
        return created;
    }

    /// The active experiment of that name, made if there is none.
    ///
    /// @throws CodedException FAILED_PRECONDITION if there is one that was deleted
    public Experiment getOrCreate(Transaction transaction, String name) throws SQLException {
        Optional<Experiment> found = store.findByName(transaction, name);
        if (found.isEmpty()) {
            return create(transaction, ExperimentDraft.named(name));
        }
        if (found.get().lifecycle() == LifecycleStage.DELETED) {
            throw CodedException.failedPrecondition(
                    "experiment \"" + name + "\" was deleted; restore it or choose another name");
        }
        return found.get();
    }

    public Optional<Experiment> find(ExperimentId id) {
        return database.read(transaction -> store.find(transaction, id));
    }

    public Optional<Experiment> findByName(String name) {
        return database.read(transaction -> store.findByName(transaction, name));
    }

    /// @throws CodedException NOT_FOUND
    public Experiment get(ExperimentId id) {
        return find(id).orElseThrow(() -> CodedException.notFound("no experiment with id " + id));
    }

    /// @throws CodedException NOT_FOUND naming the nearest
    public Experiment getByName(String name) {
        return findByName(name).orElseThrow(() -> {
            List<String> names = list(LifecycleStage.ACTIVE, PageRequest.first(NAMES_TO_COMPARE)).items().stream()
                    .map(Experiment::name)
                    .toList();
            return CodedException.notFound("no experiment named \"" + name + "\""
                    + NearestName.hint(name, names).map(hint -> ", " + hint).orElse(""));
        });
    }

    /// Newest first.
    public Page<Experiment> list(LifecycleStage lifecycle, PageRequest page) {
        return database.read(transaction -> store.list(transaction, lifecycle, page));
    }

    /// In order of key.
    public List<Tag> tags(ExperimentId id) {
        return database.read(transaction -> store.tags(transaction, id));
    }

    public void putTag(ExperimentId id, Tag tag) {
        database.write(transaction -> {
            requireActive(transaction, id);
            store.putTag(transaction, id, tag);
            return tag;
        });
    }

    /// @throws CodedException NOT_FOUND if the experiment has no such tag
    public void deleteTag(ExperimentId id, Key key) {
        database.write(transaction -> {
            requireActive(transaction, id);
            if (!store.deleteTag(transaction, id, key)) {
                throw CodedException.notFound("experiment " + id + " has no tag \"" + key + "\"");
            }
            return key;
        });
    }

    /// @throws CodedException ALREADY_EXISTS if the name is taken, FAILED_PRECONDITION if the experiment is deleted
    public Experiment rename(ExperimentId id, String name) {
        Experiment.requireName(name);
        return database.write(transaction ->
                update(transaction, requireActive(transaction, id).renamed(name, now())));
    }

    /// Hides the experiment and with it its runs, which are not touched; doing so twice is fine.
    public Experiment delete(ExperimentId id) {
        return move(id, LifecycleStage.DELETED);
    }

    public Experiment restore(ExperimentId id) {
        return move(id, LifecycleStage.ACTIVE);
    }

    /// @throws CodedException NOT_FOUND, or FAILED_PRECONDITION if it was deleted
    public Experiment requireActive(Transaction transaction, ExperimentId id) throws SQLException {
        Experiment experiment = require(transaction, id);
        if (experiment.lifecycle() == LifecycleStage.DELETED) {
            throw CodedException.failedPrecondition("experiment " + id + " is deleted; restore it first");
        }
        return experiment;
    }

    private Experiment move(ExperimentId id, LifecycleStage stage) {
        return database.write(transaction -> {
            Experiment experiment = require(transaction, id);
            return experiment.lifecycle() == stage ? experiment : update(transaction, experiment.in(stage, now()));
        });
    }

    private Experiment require(Transaction transaction, ExperimentId id) throws SQLException {
        return store.find(transaction, id).orElseThrow(() -> CodedException.notFound("no experiment with id " + id));
    }

    private Experiment update(Transaction transaction, Experiment next) throws SQLException {
        store.update(transaction, next);
        return next;
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
