package io.gimbal.pipelines.store;

import io.gimbal.core.Digest;
import io.gimbal.json.Json;
import io.gimbal.pipelines.OutputStore;
import io.gimbal.pipelines.StepOutput;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

final class SqlOutputStore implements OutputStore {
    @Override
    public void put(Transaction transaction, Digest basis, StepOutput output, Instant now) throws SQLException {
        transaction.update(
                "INSERT INTO pipelines_output (basis, output, made_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT (basis) DO UPDATE SET output = excluded.output, made_at = excluded.made_at",
                basis.toString(),
                Json.text(Json.toValue(output)),
                now);
    }

    @Override
    public Optional<StepOutput> find(Transaction transaction, Digest basis) throws SQLException {
        return transaction.find(
                "SELECT output FROM pipelines_output WHERE basis = ?",
                row -> Json.read(row.text("output"), StepOutput.class),
                basis.toString());
    }
}
