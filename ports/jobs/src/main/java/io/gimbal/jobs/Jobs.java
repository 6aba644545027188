package io.gimbal.jobs;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The jobs of one installation. Thread-safe.
///
/// A job is known by its name and key; asking twice for one is asking once. It is stored before `enqueue`
/// returns and survives a crash; an attempt that a crash cut short is counted and repeated. Nothing runs before
/// [#start]. A due job starts at once if a thread is free: within milliseconds on the server that asked, within
/// the polling interval on others.
public final class Jobs implements AutoCloseable {
    private final JobStore store;
    private final Handlers handlers = new Handlers();
    private final JobRunner runner;
    private final Triggers triggers;
    private final InstantSource time;
    private boolean started;

    private Jobs(Database database, JobsConfig config, InstantSource time) {
        this.store = new JobStore(database);
        this.time = time;
        this.runner = new JobRunner(store, handlers, time);
        this.triggers = new Triggers(database, store, runner, time, config);
    }

    /// Opens the jobs in a database, which stays open when they are closed.
    public static Jobs open(Database database, JobsConfig config, InstantSource time) {
        database.migrate(new Migrations("jobs"));
        return new Jobs(database, config, time);
    }

    /// Says who does the work of a name; before [#start].
    ///
    /// @throws CodedException ALREADY_EXISTS if somebody does
    public void register(JobName name, Retries retries, JobHandler handler) {
        handlers.register(name, retries, handler);
    }

    /// Lets jobs run: what is due now, what ran when the last server died, and what will be due.
    public synchronized void start() {
        triggers.start();
        started = true;
    }

    /// Asks for a job. If it was asked for before, nothing changes, whatever became of it.
    ///
    /// @return the job as it is now
    /// @throws CodedException NOT_FOUND if nobody handles jobs of that name, CONFLICT if the key was used with
    /// another payload
    public Job enqueue(JobName name, JobKey key, String payload, Instant runAt) {
        handlers.check(name);
        Job asked = Job.waiting(name, key, payload, runAt, time.instant());
        Job stored = store.upsert(name, key, before -> before.orElse(asked));
        if (!stored.payload().equals(payload)) {
            throw CodedException.conflict(
                    "job " + name + " \"" + key + "\" was asked for with another payload: " + stored.payload());
        }
        if (stored.state() == JobState.WAITING && isStarted()) {
            triggers.add(stored);
        }
        return stored;
    }

    /// Like [#enqueue], due now.
    public Job enqueue(JobName name, JobKey key, String payload) {
        return enqueue(name, key, payload, time.instant());
    }

    /// Lets a job run again and again; replaces payload and recurrence of a recurring job of that key.
    ///
    /// @throws CodedException NOT_FOUND if nobody handles jobs of that name, CONFLICT if the key belongs to a
    /// job that runs once
    public Job repeat(JobName name, JobKey key, String payload, Recurrence recurrence) {
        handlers.check(name);
        Instant now = time.instant();
        Job fresh = Job.waiting(name, key, payload, now, now).recurring(recurrence, payload, recurrence.next(now));
        Job stored = store.upsert(
                name, key, before -> before.map(job -> replace(job, fresh)).orElse(fresh));
        if (stored.state() == JobState.WAITING && isStarted()) {
            triggers.change(stored);
        }
        return stored;
    }

    private static Job replace(Job before, Job fresh) {
        if (before.recurrence().isEmpty()) {
            throw CodedException.conflict(
                    "job " + before.name() + " \"" + before.key() + "\" runs once; a recurring one needs another key");
        }
        return before.recurrence().equals(fresh.recurrence())
                        && before.payload().equals(fresh.payload())
                ? before
                : before.recurring(fresh.recurrence().orElseThrow(), fresh.payload(), fresh.runAt());
    }

    public Optional<Job> find(JobName name, JobKey key) {
        return store.find(name, key);
    }

    /// Last enqueued first.
    public Page<Job> list(JobFilter filter, PageRequest request) {
        return store.list(filter, request);
    }

    /// Forgets a job: one that waits will not run, and its key is free again.
    ///
    /// @throws CodedException NOT_FOUND if there is none, FAILED_PRECONDITION if it is running
    public void delete(JobName name, JobKey key) {
        if (store.delete(name, key)) {
            triggers.remove(name, key);
        } else {
            throw store.find(name, key)
                    .map(_ -> CodedException.failedPrecondition("job " + name + " \"" + key + "\" is running"))
                    .orElseGet(() -> CodedException.notFound("no job " + name + " \"" + key + "\""));
        }
    }

    /// Forgets the jobs that finished before that time; their keys are free again.
    ///
    /// @return how many
    public int deleteFinished(Instant before) {
        return store.deleteFinished(before);
    }

    /// Before the start triggers need not be kept; the start makes them.
    private synchronized boolean isStarted() {
        return started;
    }

    /// Waits for what is running, interrupts it when patience is over, and returns; an interrupted attempt does
    /// not count and is made again after the next start.
    @Override
    public void close() {
        runner.stop();
        triggers.stop();
    }
}
