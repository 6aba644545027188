package io.gimbal.pipelines.store;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.pipelines.PipelineName;
import io.gimbal.pipelines.PipelineRun;
import io.gimbal.pipelines.PipelineRunStore;
import io.gimbal.pipelines.RunId;
import io.gimbal.pipelines.RunRequest;
import io.gimbal.pipelines.RunState;
import io.gimbal.pipelines.StepOutput;
import io.gimbal.pipelines.StepRun;
import io.gimbal.pipelines.StepState;
import io.gimbal.sql.Keyset;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class SqlPipelineRunStore implements PipelineRunStore {
    private static final Keyset<PipelineRun> NEWEST_FIRST = new Keyset<>(
            List.of("number"),
            Keyset.Direction.DESCENDING,
            run -> List.of(run.id().number()));

    @Override
    public long nextNumber(Transaction transaction, PipelineName pipeline) throws SQLException {
        return transaction
                .find(
                        "SELECT coalesce(max(number), 0) + 1 AS next FROM pipelines_run"
                                + " WHERE project = ? AND pipeline = ?",
                        row -> row.integer("next"),
                        pipeline.project(),
                        pipeline.name())
                .orElseThrow();
    }

    @Override
    public void create(Transaction transaction, PipelineRun run) throws SQLException {
        PipelineName pipeline = run.id().pipeline();
        transaction.update(
                "INSERT INTO pipelines_run (project, pipeline, number, as_of, parameters, started_by, seed, state,"
                        + " queued_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                pipeline.project(),
                pipeline.name(),
                run.id().number(),
                run.request().asOf(),
                Json.text(new JsonObject(run.request().parameters())),
                run.request().startedBy(),
                run.seed(),
                run.state().name(),
                run.queuedAt());
        for (int position = 0; position < run.steps().size(); position++) {
            StepRun step = run.steps().get(position);
            transaction.update(
                    "INSERT INTO pipelines_step (project, pipeline, number, position, name, verb, state, progress,"
                            + " message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    pipeline.project(),
                    pipeline.name(),
                    run.id().number(),
                    (long) position,
                    step.name(),
                    step.verb(),
                    step.state().name(),
                    step.progress(),
                    step.message());
        }
    }

    @Override
    public void update(Transaction transaction, PipelineRun run) throws SQLException {
        transaction.update(
                "UPDATE pipelines_run SET state = ?, tracked = ?, started_at = ?, ended_at = ?, message = ?"
                        + " WHERE project = ? AND pipeline = ? AND number = ?",
                run.state().name(),
                run.tracked().map(AssetRef::toString),
                run.startedAt(),
                run.endedAt(),
                run.message(),
                run.id().pipeline().project(),
                run.id().pipeline().name(),
                run.id().number());
    }

    @Override
    public void updateStep(Transaction transaction, RunId run, int position, StepRun step) throws SQLException {
        transaction.update(
                "UPDATE pipelines_step SET state = ?, started_at = ?, ended_at = ?, progress = ?, message = ?,"
                        + " output = ? WHERE project = ? AND pipeline = ? AND number = ? AND position = ?",
                step.state().name(),
                step.startedAt(),
                step.endedAt(),
                step.progress(),
                step.message(),
                step.output().map(output -> Json.text(Json.toValue(output))),
                run.pipeline().project(),
                run.pipeline().name(),
                run.number(),
                (long) position);
    }

    @Override
    public Optional<PipelineRun> find(Transaction transaction, RunId id) throws SQLException {
        Optional<PipelineRun> run = transaction.find(
                "SELECT * FROM pipelines_run WHERE project = ? AND pipeline = ? AND number = ?",
                SqlPipelineRunStore::run,
                id.pipeline().project(),
                id.pipeline().name(),
                id.number());
        return run.isEmpty() ? run : Optional.of(withSteps(transaction, run.get()));
    }

    @Override
    public Page<PipelineRun> list(Transaction transaction, PipelineName pipeline, PageRequest page)
            throws SQLException {
        Page<PipelineRun> bare = NEWEST_FIRST.read(
                transaction,
                page,
                "SELECT * FROM pipelines_run WHERE project = ? AND pipeline = ?",
                SqlPipelineRunStore::run,
                pipeline.project(),
                pipeline.name());
        return new Page<>(withSteps(transaction, bare.items()), bare.next());
    }

    @Override
    public List<PipelineRun> listUnfinished(Transaction transaction) throws SQLException {
        return withSteps(
                transaction,
                transaction.list(
                        "SELECT * FROM pipelines_run WHERE state IN (?, ?)",
                        SqlPipelineRunStore::run,
                        RunState.QUEUED.name(),
                        RunState.RUNNING.name()));
    }

    private static List<PipelineRun> withSteps(Transaction transaction, List<PipelineRun> runs) throws SQLException {
        List<PipelineRun> whole = new ArrayList<>();
        for (PipelineRun run : runs) {
            whole.add(withSteps(transaction, run));
        }
        return whole;
    }

    private static PipelineRun withSteps(Transaction transaction, PipelineRun run) throws SQLException {
        return run.withSteps(transaction.list(
                "SELECT * FROM pipelines_step WHERE project = ? AND pipeline = ? AND number = ? ORDER BY position",
                SqlPipelineRunStore::step,
                run.id().pipeline().project(),
                run.id().pipeline().name(),
                run.id().number()));
    }

    private static PipelineRun run(Row row) throws SQLException {
        RunRequest request = new RunRequest(
                row.instant("as_of"),
                ((JsonObject) Json.parse(row.text("parameters"))).fields(),
                row.text("started_by"));
        return new PipelineRun(
                new RunId(new PipelineName(row.text("project"), row.text("pipeline")), row.integer("number")),
                request,
                row.integer("seed"),
                RunState.valueOf(row.text("state")),
                row.findText("tracked").map(AssetRef::parse),
                row.instant("queued_at"),
                row.findInstant("started_at"),
                row.findInstant("ended_at"),
                row.findText("message"),
                List.of());
    }

    private static StepRun step(Row row) throws SQLException {
        return new StepRun(
                row.text("name"),
                row.text("verb"),
                StepState.valueOf(row.text("state")),
                row.findInstant("started_at"),
                row.findInstant("ended_at"),
                row.real("progress"),
                row.text("message"),
                row.findText("output").map(text -> Json.read(text, StepOutput.class)));
    }
}
