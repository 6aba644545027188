package io.gimbal.tracking.store;

import io.gimbal.graph.AssetRef;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.InputStore;
import io.gimbal.tracking.LoggedDataset;
import io.gimbal.tracking.RunKey;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class SqlInputStore implements InputStore {
    @Override
    public void put(Transaction transaction, RunKey run, List<DatasetInput> inputs) throws SQLException {
        for (DatasetInput input : inputs) {
            long dataset = dataset(transaction, run, input.dataset());
            int created = transaction.update(
                    "INSERT INTO tracking_input (run, dataset, experiment, context, asset) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT DO NOTHING",
                    run.number(),
                    dataset,
                    run.experiment().number(),
                    input.context(),
                    input.asset().map(AssetRef::toString));
            if (created == 1) {
                putTags(transaction, run, dataset, input.tags());
            }
        }
    }

    /// The number of the dataset, which is made if the experiment has none of its name and digest.
    private static long dataset(Transaction transaction, RunKey run, LoggedDataset dataset) throws SQLException {
        Object experiment = run.experiment().number();
        transaction.update(
                "INSERT INTO tracking_dataset (experiment, name, digest, source_type, source, fields, profile)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (experiment, name, digest) DO NOTHING",
                experiment,
                dataset.name(),
                dataset.digest(),
                dataset.sourceType(),
                dataset.source(),
                dataset.schema(),
                dataset.profile());
        return transaction
                .find(
                        "SELECT id FROM tracking_dataset WHERE experiment = ? AND name = ? AND digest = ?",
                        row -> row.integer("id"),
                        experiment,
                        dataset.name(),
                        dataset.digest())
                .orElseThrow();
    }

    private static void putTags(Transaction transaction, RunKey run, long dataset, Map<String, String> tags)
            throws SQLException {
        transaction.insert(
                "INSERT INTO tracking_input_tag (run, dataset, name, value)",
                tags.entrySet().stream()
                        .map(tag -> new Object[] {run.number(), dataset, tag.getKey(), tag.getValue()})
                        .toList(),
                "");
    }

    @Override
    public List<DatasetInput> list(Transaction transaction, RunKey run) throws SQLException {
        Map<Long, Map<String, String>> tags = tags(transaction, run);
        return transaction.list(
                "SELECT d.*, i.context AS context, i.asset AS asset FROM tracking_input i"
                        + " JOIN tracking_dataset d ON d.id = i.dataset WHERE i.run = ? ORDER BY d.name, d.digest",
                row -> input(row, tags.getOrDefault(row.integer("id"), Map.of())),
                run.number());
    }

    private static Map<Long, Map<String, String>> tags(Transaction transaction, RunKey run) throws SQLException {
        Map<Long, Map<String, String>> tags = new HashMap<>();
        transaction.scan(
                "SELECT dataset, name, value FROM tracking_input_tag WHERE run = ?",
                row -> {
                    tags.computeIfAbsent(row.integer("dataset"), _ -> new HashMap<>())
                            .put(row.text("name"), row.text("value"));
                    return true;
                },
                run.number());
        return tags;
    }

    private static DatasetInput input(Row row, Map<String, String> tags) throws SQLException {
        LoggedDataset dataset = new LoggedDataset(
                row.text("name"),
                row.text("digest"),
                row.text("source_type"),
                row.text("source"),
                row.text("fields"),
                row.text("profile"));
        return new DatasetInput(
                dataset, row.text("context"), tags, row.findText("asset").map(AssetRef::parse));
    }
}
