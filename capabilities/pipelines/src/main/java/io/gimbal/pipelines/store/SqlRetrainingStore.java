package io.gimbal.pipelines.store;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.Json;
import io.gimbal.pipelines.Candidates;
import io.gimbal.pipelines.PipelineName;
import io.gimbal.pipelines.Retraining;
import io.gimbal.pipelines.RetrainingStore;
import io.gimbal.pipelines.RunId;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

final class SqlRetrainingStore implements RetrainingStore {
    @Override
    public void create(Transaction transaction, Retraining retraining) throws SQLException {
        transaction.update(
                "INSERT INTO pipelines_retraining (position, project, pipeline, endpoint, trigger_name,"
                        + " triggered_at, takes_effect_after, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (position) DO NOTHING",
                retraining.position(),
                retraining.pipeline().project(),
                retraining.pipeline().name(),
                retraining.endpoint().toString(),
                retraining.trigger(),
                retraining.triggeredAt(),
                retraining.takesEffectAfter().toString(),
                retraining.state().name());
    }

    @Override
    public void update(Transaction transaction, Retraining retraining) throws SQLException {
        transaction.update(
                "UPDATE pipelines_retraining SET state = ?, run = ?, version = ?, decided_at = ?, score = ?,"
                        + " refusal = ? WHERE position = ?",
                retraining.state().name(),
                retraining.run().map(RunId::number),
                retraining.version().map(AssetRef::toString),
                retraining.decidedAt(),
                retraining.score().map(score -> Json.text(Json.toValue(score))),
                retraining.refusal(),
                retraining.position());
    }

    @Override
    public List<Retraining> list(Transaction transaction) throws SQLException {
        return transaction.list("SELECT * FROM pipelines_retraining ORDER BY position", SqlRetrainingStore::retraining);
    }

    @Override
    public List<Retraining> listOpen(Transaction transaction) throws SQLException {
        return transaction.list(
                "SELECT * FROM pipelines_retraining WHERE state IN (?, ?) ORDER BY position",
                SqlRetrainingStore::retraining,
                Retraining.State.REQUESTED.name(),
                Retraining.State.SHADOWING.name());
    }

    private static Retraining retraining(Row row) throws SQLException {
        PipelineName pipeline = new PipelineName(row.text("project"), row.text("pipeline"));
        return new Retraining(
                row.integer("position"),
                pipeline,
                AssetRef.parse(row.text("endpoint")),
                row.text("trigger_name"),
                row.instant("triggered_at"),
                Duration.parse(row.text("takes_effect_after")),
                Retraining.State.valueOf(row.text("state")),
                row.findInteger("run").map(number -> new RunId(pipeline, number)),
                row.findText("version").map(AssetRef::parse),
                row.findInstant("decided_at"),
                row.findText("score").map(text -> Json.read(text, Candidates.Score.class)),
                row.findText("refusal"));
    }
}
