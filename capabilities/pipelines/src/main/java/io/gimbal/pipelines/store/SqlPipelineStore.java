package io.gimbal.pipelines.store;

import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.pipelines.Pipeline;
import io.gimbal.pipelines.PipelineJson;
import io.gimbal.pipelines.PipelineName;
import io.gimbal.pipelines.PipelineStore;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class SqlPipelineStore implements PipelineStore {
    @Override
    public void put(Transaction transaction, Pipeline pipeline) throws SQLException {
        transaction.update(
                "INSERT INTO pipelines_pipeline (project, name, declaration) VALUES (?, ?, ?)"
                        + " ON CONFLICT (project, name) DO UPDATE SET declaration = excluded.declaration",
                pipeline.name().project(),
                pipeline.name().name(),
                Json.text(PipelineJson.write(pipeline)));
    }

    @Override
    public Optional<Pipeline> find(Transaction transaction, PipelineName name) throws SQLException {
        return transaction.find(
                "SELECT * FROM pipelines_pipeline WHERE project = ? AND name = ?",
                SqlPipelineStore::pipeline,
                name.project(),
                name.name());
    }

    @Override
    public List<Pipeline> list(Transaction transaction) throws SQLException {
        return transaction.list("SELECT * FROM pipelines_pipeline ORDER BY project, name", SqlPipelineStore::pipeline);
    }

    @Override
    public void delete(Transaction transaction, PipelineName name) throws SQLException {
        transaction.update(
                "DELETE FROM pipelines_pipeline WHERE project = ? AND name = ?", name.project(), name.name());
    }

    private static Pipeline pipeline(Row row) throws SQLException {
        return PipelineJson.read(new PipelineName(row.text("project"), row.text("name")), (JsonObject)
                Json.parse(row.text("declaration")));
    }
}
