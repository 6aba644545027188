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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Runs: create, find, update, delete and restore. Thread-safe. What is logged to them: [RunLog].
public final class Runs {
    private static final int MAX_ANCESTORS = 100;

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
        Experiment experiment = experiments.requireActive(transaction, draft.experiment());
        if (draft.parent().isPresent()) {
            get(transaction, draft.parent().get());
        }
        RunDraft dated = draft.startedAt().isPresent() ? draft : draft.startingAt(now());
        Run run = stores.runs().create(transaction, new RunId(ids.next()), experiment, dated);
        stores.tags().put(transaction, run.key(), draft.tags());
        return run;
    }

    public Optional<Run> find(RunId id) {
        return database.read(transaction -> find(transaction, id));
    }

    public Optional<Run> find(Transaction transaction, RunId id) throws SQLException {
        return stores.runs().find(transaction, id);
    }

    /// The active run of the same experiment, part of no other, that started last before it.
    public Optional<Run> findBefore(Run run) {
        return database.read(transaction -> stores.runs().findBefore(transaction, run));
    }

    /// @throws CodedException NOT_FOUND
    public Run get(RunId id) {
        return database.read(transaction -> get(transaction, id));
    }

    public Run get(Transaction transaction, RunId id) throws SQLException {
        return find(transaction, id).orElseThrow(() -> RunState.unknown(id));
    }

    /// The run with everything that was logged to it.
    ///
    /// @throws CodedException NOT_FOUND
    public RunRecord record(RunId id) {
        return database.read(transaction -> {
            Run run = get(transaction, id);
            RunKey key = run.key();
            return new RunRecord(
                    run,
                    stores.params().list(transaction, key),
                    stores.metrics().latest(transaction, key),
                    stores.tags().list(transaction, key),
                    stores.inputs().list(transaction, key),
                    stores.models().inputs(transaction, key),
                    stores.models().outputs(transaction, key));
        });
    }

    /// The runs of an experiment, the one started last first.
    public Page<Run> list(ExperimentId experiment, LifecycleStage lifecycle, PageRequest page) {
        return database.read(transaction -> stores.runs().list(transaction, experiment, lifecycle, page));
    }

    /// Ends a run; saying so again changes its end.
    ///
    /// @throws CodedException INVALID_ARGUMENT if the status is not an end
    public Run finish(RunId id, RunStatus outcome) {
        return update(id, RunUpdate.finishing(outcome, now()));
    }

    public Run finish(Transaction transaction, RunId id, RunStatus outcome) throws SQLException {
        return update(transaction, id, RunUpdate.finishing(outcome, now()));
    }

    /// @throws CodedException NOT_FOUND without the run or the parent it is given, FAILED_PRECONDITION if the run was
    ///     deleted, INVALID_ARGUMENT if that parent is the run itself, is part of it, or is too deep in others
    public Run update(RunId id, RunUpdate update) {
        return database.write(transaction -> update(transaction, id, update));
    }

    public Run update(Transaction transaction, RunId id, RunUpdate update) throws SQLException {
        Run next = getActive(transaction, id).updated(update);
        Optional<RunId> parent = update.parent().given();
        if (parent.isPresent()) {
            requireNotPartOf(transaction, get(transaction, parent.get()), id);
        }
        stores.runs().update(transaction, next);
        return next;
    }

    /// Hides the run; doing so twice is fine.
    public Run delete(RunId id) {
        return database.write(transaction -> {
            stores.runs().delete(transaction, get(transaction, id), now());
            return get(transaction, id);
        });
    }

    /// Shows the run again, unless its experiment is deleted.
    public Run restore(RunId id) {
        return database.write(transaction -> {
            stores.runs().restore(transaction, get(transaction, id));
            return get(transaction, id);
        });
    }

    /// @throws CodedException NOT_FOUND, or FAILED_PRECONDITION if it was deleted
    Run getActive(Transaction transaction, RunId id) throws SQLException {
        Run run = get(transaction, id);
        if (run.lifecycle() == LifecycleStage.DELETED) {
            throw RunState.deleted(id);
        }
        return run;
    }

    private void requireNotPartOf(Transaction transaction, Run parent, RunId child) throws SQLException {
        List<RunId> path = new ArrayList<>();
        Optional<Run> ancestor = Optional.of(parent);
        while (ancestor.isPresent()) {
            path.add(ancestor.get().id());
            if (ancestor.get().id().equals(child)) {
                throw CodedException.invalidArgument("run " + child + " cannot have the parent " + parent.id()
                        + ", it would be part of itself: " + path(path));
            }
            if (path.size() > MAX_ANCESTORS) {
                throw CodedException.invalidArgument("run " + child + " cannot have the parent " + parent.id()
                        + ", which has more than " + MAX_ANCESTORS + " runs above it");
            }
            Optional<RunId> above = ancestor.get().parent();
            ancestor = above.isPresent() ? find(transaction, above.get()) : Optional.empty();
        }
    }

    private static String path(List<RunId> runs) {
        return runs.stream().map(RunId::value).collect(Collectors.joining(", part of "));
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
