package io.gimbal.tracking.search;

import io.gimbal.core.CodedException;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.ExperimentId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Finds the datasets that runs used. Thread-safe.
public final class DatasetSearch {
    public static final int MOST_EXPERIMENTS = 20;
    public static final int MOST_FOUND = 1_000;

    private final Database database;

    public DatasetSearch(Database database) {
        this.database = database;
    }

    /// Each use once, by experiment in the order given, then by name, digest and context; the first [#MOST_FOUND].
    /// Deleted runs count until they are gone. An experiment that does not exist has none.
    ///
    /// @throws CodedException INVALID_ARGUMENT without an experiment, or with more than [#MOST_EXPERIMENTS]
    public List<DatasetUse> uses(List<ExperimentId> experiments) {
        if (experiments.isEmpty() || experiments.size() > MOST_EXPERIMENTS) {
            throw CodedException.invalidArgument("a search for datasets is about 1 to " + MOST_EXPERIMENTS
                    + " experiments, not about " + experiments.size());
        }
        return database.read(transaction -> {
            List<DatasetUse> uses = new ArrayList<>();
            for (ExperimentId experiment : experiments.stream().distinct().toList()) {
                uses.addAll(uses(transaction, experiment, MOST_FOUND - uses.size()));
            }
            return uses;
        });
    }

    private static List<DatasetUse> uses(Transaction transaction, ExperimentId experiment, int limit)
            throws SQLException {
        return transaction.list(
                "SELECT DISTINCT d.name AS name, d.digest AS digest, i.context AS context FROM tracking_dataset d"
                        + " JOIN tracking_input i ON i.dataset = d.id WHERE d.experiment = ?"
                        + " ORDER BY name, digest, context LIMIT ?",
                row -> new DatasetUse(experiment, row.text("name"), row.text("digest"), row.text("context")),
                experiment.number(),
                limit);
    }
}
