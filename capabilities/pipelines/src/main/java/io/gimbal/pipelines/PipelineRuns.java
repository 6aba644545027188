package io.gimbal.pipelines;

import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.Scratch;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs of pipelines: start, cancel, get and list. Thread-safe; what is returned is durable.
///
/// [#start] answers at once, and one run after the other is carried out behind it; [#run] carries one out
/// in the thread of its caller, for those who must know how it ended. Only one run is carried out at a time,
/// so that training does not compete with itself for memory.
public final class PipelineRuns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineRuns.class);
    private static final int LONGEST_QUEUE = 100;
    private static final String STOPPED = "the server stopped while it ran; what was made is used by the next run";

    private final Database database;
    private final Pipelines pipelines;
    private final PipelineRunStore store;
    private final Parts parts;
    private final InstantSource time;
    private final Execution execution;
    private final Map<RunId, RunControl> active = new ConcurrentHashMap<>();
    private final ExecutorService executor;
    private final Lock one = new ReentrantLock(true);
    private volatile boolean closing;

    /// What runs are made of.
    public record Parts(StepWorks works, RunTracking tracking, OutputStore outputs, BlobStore blobs, Scratch scratch) {}

    public PipelineRuns(
            Database database, Pipelines pipelines, PipelineRunStore store, Parts parts, InstantSource time) {
        this.database = database;
        this.pipelines = pipelines;
        this.store = store;
        this.parts = parts;
        this.time = time;
        this.execution = new Execution(database, store, parts, time);
        this.executor = new ThreadPoolExecutor(
                0,
                1,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(LONGEST_QUEUE),
                Thread.ofPlatform().daemon().name("pipeline-runs").factory());
    }

    /// Notes as failed what a server that is no more had begun. Before the first run.
    public void recover() {
        database.read(store::listUnfinished).forEach(run -> end(run.stop(RunState.FAILED, now(), STOPPED)));
    }

    /// Asks for a run.
    ///
    /// @throws CodedException NOT_FOUND if there is no such pipeline, INVALID_ARGUMENT for a parameter
    ///     it does not have, RESOURCE_EXHAUSTED if too many runs wait
    public PipelineRun start(PipelineName name, RunRequest request) {
        Pipeline pipeline = pipelines.get(name);
        PipelineRun run = queue(pipeline, request);
        try {
            executor.execute(() -> carryOut(pipeline, run));
        } catch (RejectedExecutionException e) {
            active.remove(run.id());
            String why = LONGEST_QUEUE + " runs are waiting already, try again when one has ended";
            end(run.stop(RunState.FAILED, now(), why));
            throw new CodedException(ErrorCode.RESOURCE_EXHAUSTED, why, e);
        }
        return run;
    }

    /// Carries a run out in this thread.
    ///
    /// @return the run as it ended, whether or not it succeeded
    /// @throws CodedException as [#start]; UNAVAILABLE if the server stops meanwhile
    public PipelineRun run(PipelineName name, RunRequest request) {
        Pipeline pipeline = pipelines.get(name);
        PipelineRun run = carryOut(pipeline, queue(pipeline, request));
        if (closing && run.state() == RunState.CANCELLED) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "the server stops, run " + run.id() + " was cut short");
        }
        return run;
    }

    /// Stops a run; one that has ended stays as it is. The running step ends within moments.
    ///
    /// @throws CodedException NOT_FOUND
    public PipelineRun cancel(RunId id) {
        RunControl control = active.get(id);
        if (control != null) {
            control.cancel();
        }
        return get(id);
    }

    /// @throws CodedException NOT_FOUND
    public PipelineRun get(RunId id) {
        PipelineRun run = database.read(transaction -> store.find(transaction, id))
                .orElseThrow(() -> CodedException.notFound("no run " + id));
        return live(run);
    }

    /// Newest first.
    public Page<PipelineRun> list(PipelineName pipeline, PageRequest page) {
        return database.read(transaction -> store.list(transaction, pipeline, page))
                .map(this::live);
    }

    /// How far the running step is, which only memory knows.
    private PipelineRun live(PipelineRun run) {
        RunControl control = active.get(run.id());
        if (control == null || run.state() != RunState.RUNNING) {
            return run;
        }
        RunControl.Progress progress = control.progress();
        for (int i = 0; i < run.steps().size(); i++) {
            if (run.steps().get(i).state() == StepState.RUNNING) {
                return run.with(i, run.steps().get(i).at(progress.share(), progress.doing()));
            }
        }
        return run;
    }

    private PipelineRun queue(Pipeline pipeline, RunRequest request) {
        PipelineRun run = database.write(transaction -> {
            RunId id = new RunId(pipeline.name(), store.nextNumber(transaction, pipeline.name()));
            RunRequest asked = new RunRequest(micros(request.asOf()), request.parameters(), request.startedBy());
            PipelineRun queued = PipelineRun.queued(id, pipeline, asked, now());
            store.create(transaction, queued);
            return queued;
        });
        active.put(run.id(), new RunControl());
        return run;
    }

    private PipelineRun carryOut(Pipeline pipeline, PipelineRun queued) {
        RunControl control = active.getOrDefault(queued.id(), new RunControl());
        PipelineRun run = queued;
        one.lock();
        try {
            control.check();
            run = begin(pipeline, queued);
            run = inFolder(pipeline, run, control);
            return end(run.succeed(now()));
        } catch (RuntimeException e) {
            return end(failed(run, control, e));
        } finally {
            one.unlock();
            active.remove(queued.id());
        }
    }

    private PipelineRun begin(Pipeline pipeline, PipelineRun queued) {
        PipelineRun run = queued.start(parts.tracking().start(tracked(pipeline, queued)), now());
        return database.write(transaction -> {
            store.update(transaction, run);
            return run;
        });
    }

    private static RunTracking.Draft tracked(Pipeline pipeline, PipelineRun run) {
        Map<String, String> parameters = new LinkedHashMap<>();
        run.request().parameters().forEach((name, value) -> parameters.put(name, value.toString()));
        parameters.put("as_of", run.request().asOf().toString());
        PipelineName name = run.id().pipeline();
        return new RunTracking.Draft(
                name.name(),
                name.name() + " " + run.id().number(),
                run.request().startedBy(),
                parameters,
                pipeline.seed());
    }

    private PipelineRun inFolder(Pipeline pipeline, PipelineRun run, RunControl control) {
        try (Scratch.Folder folder = parts.scratch().open("run")) {
            RunContext context = new RunContext(pipeline, run, control, folder.path());
            return execution.run(run, context, parts.works().open(context));
        }
    }

    /// The steps as they are noted, because what was thrown tells nothing of them.
    private PipelineRun failed(PipelineRun run, RunControl control, RuntimeException failure) {
        PipelineRun noted =
                database.read(transaction -> store.find(transaction, run.id())).orElse(run);
        boolean isStop = control.isCancelled();
        if (!isStop && !(failure instanceof CodedException)) {
            LOG.warn("run {} failed", run.id(), failure);
        }
        return noted.stop(isStop ? RunState.CANCELLED : RunState.FAILED, now(), why(noted, failure));
    }

    private static String why(PipelineRun run, RuntimeException failure) {
        String step = run.steps().stream()
                .filter(it -> it.state() == StepState.RUNNING)
                .map(it -> "step \"" + it.name() + "\": ")
                .findFirst()
                .orElse("");
        return step + (failure instanceof CodedException coded ? coded.getMessage() : failure.toString());
    }

    private PipelineRun end(PipelineRun ended) {
        database.write(transaction -> put(transaction, ended));
        ended.tracked().ifPresent(run -> {
            parts.tracking().log(run, metrics(ended));
            parts.tracking().finish(run, ended.state());
        });
        return ended;
    }

    /// The errors of all models that were judged, like `linear.mae`.
    private static Map<String, Double> metrics(PipelineRun run) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        run.outputs(StepOutput.Kind.EVALUATION).stream()
                .flatMap(output -> EvaluationFacts.read(output.facts()).models().entrySet().stream())
                .forEach(model -> {
                    String name = model.getKey().replace('@', ':');
                    metrics.put(name + ".mae", model.getValue().evaluation().mae());
                    metrics.put(name + ".bias", model.getValue().evaluation().bias());
                });
        return metrics;
    }

    private PipelineRun put(Transaction transaction, PipelineRun run) throws SQLException {
        store.update(transaction, run);
        for (int i = 0; i < run.steps().size(); i++) {
            store.updateStep(transaction, run.id(), i, run.steps().get(i));
        }
        return run;
    }

    private Instant now() {
        return micros(time.instant());
    }

    /// Times are stored in microseconds, so what is read back equals what was written.
    static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /// Cancels what runs and waits for it; what waits is not begun.
    @Override
    public void close() {
        closing = true;
        executor.shutdownNow();
        active.values().forEach(RunControl::cancel);
        try {
            if (one.tryLock(10, TimeUnit.SECONDS)) {
                one.unlock();
            } else {
                LOG.warn("a run did not end within 10 seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
