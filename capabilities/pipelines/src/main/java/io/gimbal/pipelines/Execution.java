package io.gimbal.pipelines;

import io.gimbal.blob.BlobStore;
import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Takes a run through its steps, each of which is noted when it begins and when it ends. Used by one thread.
final class Execution {
    private final Database database;
    private final PipelineRunStore runs;
    private final OutputStore outputs;
    private final RunTracking tracking;
    private final BlobStore blobs;
    private final InstantSource time;

    Execution(Database database, PipelineRunStore runs, PipelineRuns.Parts parts, InstantSource time) {
        this.database = database;
        this.runs = runs;
        this.outputs = parts.outputs();
        this.tracking = parts.tracking();
        this.blobs = parts.blobs();
        this.time = time;
    }

    /// @param run has started
    /// @return the run with all its steps done
    /// @throws RuntimeException what a step threw; that step is noted as running
    PipelineRun run(PipelineRun run, RunContext context, StepWorks.ForRun works) {
        PipelineRun current = run;
        List<Step> steps = context.pipeline().steps();
        for (int i = 0; i < steps.size(); i++) {
            context.control().check();
            context.control().begin();
            current = note(current, i, current.steps().get(i).start(now()));
            StepWork work = works.prepare(steps.get(i));
            Optional<Digest> basis = work.basis().map(Execution::digest);
            Optional<StepOutput> found = basis.flatMap(this::find);
            StepOutput output = found.orElseGet(work::run);
            current = end(current, i, current.steps().get(i).succeed(now(), output, found.isPresent()), basis);
            context.put(steps.get(i).name(), output);
        }
        return current;
    }

    private static Digest digest(JsonObject basis) {
        return Digest.of(Json.canonical(basis));
    }

    /// Only what can still be read counts as made.
    private Optional<StepOutput> find(Digest basis) {
        return database.read(transaction -> outputs.find(transaction, basis))
                .filter(output -> output.digest().map(blobs::contains).orElse(true));
    }

    private PipelineRun note(PipelineRun run, int position, StepRun step) {
        return database.write(transaction -> {
            runs.updateStep(transaction, run.id(), position, step);
            return run.with(position, step);
        });
    }

    private PipelineRun end(PipelineRun run, int position, StepRun step, Optional<Digest> basis) {
        return database.write(transaction -> {
            if (basis.isPresent() && step.state() == StepState.SUCCEEDED) {
                outputs.put(transaction, basis.get(), step.output().orElseThrow(), now());
            }
            for (String from : step.output().orElseThrow().from()) {
                tracking.link(transaction, run.tracked().orElseThrow(), EdgeType.READS, AssetRef.parse(from));
            }
            runs.updateStep(transaction, run.id(), position, step);
            return run.with(position, step);
        });
    }

    private Instant now() {
        return PipelineRuns.micros(time.instant());
    }
}
