package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.IdSource;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Runs: create, find, finish, rename, delete and restore. Thread-safe. What is logged to them: [RunLog].
public final class Runs {
    private final Database database;
    private final RunStores stores;
    private final Experiments experiments;
    private final IdSource ids;
    private final InstantSource time;

    public Runs(Database database, RunStores stores, Experiments experiments, IdSource ids, InstantSource time) {
        this.database = database;
        this.stores = stores;
        this.experiments = experiments;
        this.ids = ids;
        this.time = time;
    }

    /// Starts a run.
    ///
    /// @throws CodedException NOT_FOUND if the experiment or parent does not exist, FAILED_PRECONDITION if the
    ///     experiment is deleted
    public Run create(RunDraft draft) {
        return database.write(transaction -> create(transaction, draft));
    }

    public Run create(Transaction transaction, RunDraft draft) throws SQLException {
        experiments.requireActive(transaction, draft.experiment());
        if (draft.parent().isPresent()) {
            get(transaction, draft.parent().get());
        }
        RunId id = new RunId(ids.next());
        Run run = new Run(
                id,
                draft.experiment(),
                draft.name()
                        .orElseGet(
                                () -> "run-" + id.value().substring(id.value().length() - 8)),
                RunStatus.RUNNING,
                LifecycleStage.ACTIVE,
                draft.startedBy(),
                draft.parent(),
                draft.capture(),
                draft.startedAt().orElseGet(this::now).truncatedTo(ChronoUnit.MILLIS),
                Optional.empty(),
                1);
        stores.runs().create(transaction, run);
        stores.tags().put(transaction, id, draft.tags());
        return run;
    }

    public Optional<Run> find(RunId id) {
        return database.read(transaction -> stores.runs().find(transaction, id));
    }

    /// @throws CodedException NOT_FOUND
    public Run get(RunId id) {
        return database.read(transaction -> get(transaction, id));
    }

    public Run get(Transaction transaction, RunId id) throws SQLException {
        return stores.runs().find(transaction, id).orElseThrow(() -> CodedException.notFound("no run with id " + id));
    }

    /// The run with everything that was logged to it.
    ///
    /// @throws CodedException NOT_FOUND
    public RunRecord record(RunId id) {
        return database.read(transaction -> new RunRecord(
                get(transaction, id),
                stores.params().list(transaction, id),
                stores.metrics().latest(transaction, id),
                stores.tags().list(transaction, id),
                stores.inputs().list(transaction, id)));
    }

    /// The runs of an experiment, the one started last first.
    public Page<Run> list(ExperimentId experiment, LifecycleStage lifecycle, PageRequest page) {
        return database.read(transaction -> stores.runs().list(transaction, experiment, lifecycle, page));
    }

    /// Ends a run; saying so again changes its end.
    ///
    /// @throws CodedException INVALID_ARGUMENT if the status is not an end
    public Run finish(RunId id, RunStatus outcome) {
        return database.write(transaction -> finish(transaction, id, outcome));
    }

    public Run finish(Transaction transaction, RunId id, RunStatus outcome) throws SQLException {
        return update(transaction, getActive(transaction, id).finished(outcome, now()));
    }

    public Run rename(RunId id, String name) {
        return database.write(
                transaction -> update(transaction, getActive(transaction, id).renamed(name)));
    }

    /// Hides the run; doing so twice is fine.
    public Run delete(RunId id) {
        return move(id, LifecycleStage.DELETED);
    }

    public Run restore(RunId id) {
        return move(id, LifecycleStage.ACTIVE);
    }

    /// @throws CodedException NOT_FOUND, or FAILED_PRECONDITION if it was deleted
    Run getActive(Transaction transaction, RunId id) throws SQLException {
        Run run = get(transaction, id);
        if (run.lifecycle() == LifecycleStage.DELETED) {
            throw CodedException.failedPrecondition("run " + id + " is deleted; restore it first");
        }
        return run;
    }

    private Run move(RunId id, LifecycleStage stage) {
        return database.write(transaction -> {
            Run run = get(transaction, id);
            return run.lifecycle() == stage ? run : update(transaction, run.in(stage));
        });
    }

    private Run update(Transaction transaction, Run next) throws SQLException {
        stores.runs().update(transaction, next);
        return next;
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
