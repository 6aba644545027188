package io.gimbal.tracking.store;

import io.gimbal.graph.AssetRef;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.InputStore;
import io.gimbal.tracking.RunId;
import java.sql.SQLException;
import java.util.List;

final class SqlInputStore implements InputStore {
    @Override
    public void put(Transaction transaction, RunId run, List<DatasetInput> inputs) throws SQLException {
        transaction.batch(
                "INSERT INTO tracking_input (run, name, digest, context, asset) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                inputs.stream()
                        .map(input -> new Object[] {
                            run.value(),
                            input.name(),
                            input.digest(),
                            input.context(),
                            input.asset().map(AssetRef::toString)
                        })
                        .toList());
    }

    @Override
    public List<DatasetInput> list(Transaction transaction, RunId run) throws SQLException {
        return transaction.list(
                "SELECT * FROM tracking_input WHERE run = ? ORDER BY name, digest, context",
                row -> new DatasetInput(
                        row.text("name"),
                        row.text("digest"),
                        row.text("context"),
                        row.findText("asset").map(AssetRef::parse)),
                run.value());
    }
}
