package io.gimbal.tracking.search;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.Json;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.Capture;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.LifecycleStage;
import io.gimbal.tracking.LoggedDataset;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.ModelOutput;
import io.gimbal.tracking.Param;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunKey;
import io.gimbal.tracking.RunRecord;
import io.gimbal.tracking.RunStatus;
import io.gimbal.tracking.Tag;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Reads the records of many runs with few statements, some hundred runs at a time. Thread-safe.
final class RunRecords {
    private static final int AT_ONCE = 300;
    private static final String MARKS = " IN (" + String.join(", ", Collections.nCopies(AT_ONCE, "?")) + ")";
    private static final int MOST_REMEMBERED = 100_000;
    private static final String NOTHING_CAPTURED = Json.text(Json.toValue(Capture.nothing()));

    /// What metrics, params and tags are called, which never changes.
    private final Map<Long, Key> keys = new ConcurrentHashMap<>();

    void scan(Transaction transaction, List<Long> numbers, Consumer<RunRecord> consumer) throws SQLException {
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            List<Long> some = numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE));
            Map<Long, Rows> found = read(transaction, some);
            for (long number : some) {
                consumer.accept(Objects.requireNonNull(found.get(number)).record());
            }
        }
    }

    /// What was read of one run.
    private static final class Rows {
        private final Run run;
        private final List<Param> params = new ArrayList<>();
        private final List<Metric> metrics = new ArrayList<>();
        private final List<Tag> tags = new ArrayList<>();
        private final Map<Long, Map<String, String>> inputTags = new HashMap<>();
        private final List<DatasetInput> inputs = new ArrayList<>();
        private final List<LoggedModelId> modelInputs = new ArrayList<>();
        private final List<ModelOutput> modelOutputs = new ArrayList<>();

        Rows(Run run) {
            this.run = run;
        }

        RunRecord record() {
            params.sort(Comparator.comparing(Param::key));
            metrics.sort(Comparator.comparing(Metric::key));
            tags.sort(Comparator.comparing(Tag::key));
            return new RunRecord(run, params, metrics, tags, inputs, modelInputs, modelOutputs);
        }
    }

    private Map<Long, Rows> read(Transaction transaction, List<Long> numbers) throws SQLException {
        Object[] parameters = new Object[AT_ONCE];
        for (int i = 0; i < AT_ONCE; i++) {
            parameters[i] = numbers.get(Math.min(i, numbers.size() - 1));
        }
        Map<Long, Rows> rows = new HashMap<>();
        transaction.scan(
                "SELECT r.*, CASE WHEN r.deleted_at IS NULL AND e.deleted_at IS NULL THEN 0 ELSE 1 END AS deleted"
                        + " FROM tracking_run r JOIN tracking_experiment e ON e.id = r.experiment WHERE r.number"
                        + MARKS,
                row -> rows.put(row.integer("number"), new Rows(run(row))) == null,
                parameters);
        Of of = new Of(transaction, rows, parameters);
        of.each(
                "SELECT run, key, value FROM tracking_param WHERE run",
                (it, row) -> it.params.add(new Param(key(transaction, row), row.text("value"))));
        of.each(
                "SELECT run, key, at, step, value, nan FROM tracking_latest_metric WHERE run",
                (it, row) -> it.metrics.add(metric(key(transaction, row), row)));
        of.each(
                "SELECT run, key, value FROM tracking_tag WHERE run",
                (it, row) -> it.tags.add(new Tag(key(transaction, row), row.text("value"))));
        readInputs(of);
        return rows;
    }

    private static void readInputs(Of of) throws SQLException {
        of.each(
                "SELECT run, dataset, name, value FROM tracking_input_tag WHERE run",
                (it, row) -> it.inputTags
                        .computeIfAbsent(row.integer("dataset"), _ -> new HashMap<>())
                        .put(row.text("name"), row.text("value")));
        of.each(
                "SELECT i.run AS run, i.context AS context, i.asset AS asset, d.* FROM tracking_input i"
                        + " JOIN tracking_dataset d ON d.id = i.dataset WHERE i.run",
                " ORDER BY d.name, d.digest",
                (it, row) -> it.inputs.add(input(row, it.inputTags.getOrDefault(row.integer("id"), Map.of()))));
        of.each(
                "SELECT run, model FROM tracking_model_input WHERE run",
                " ORDER BY model",
                (it, row) -> it.modelInputs.add(new LoggedModelId(row.text("model"))));
        of.each(
                "SELECT run, model, step FROM tracking_model_output WHERE run",
                " ORDER BY model, step",
                (it, row) -> it.modelOutputs.add(
                        new ModelOutput(new LoggedModelId(row.text("model")), row.integer("step"))));
    }

    private interface Part {
        void read(Rows rows, Row row) throws SQLException;
    }

    /// The rows of the runs in other tables.
    private static final class Of {
        private final Transaction transaction;
        private final Map<Long, Rows> runs;
        private final Object[] numbers;

        Of(Transaction transaction, Map<Long, Rows> runs, Object[] numbers) {
            this.transaction = transaction;
            this.runs = runs;
            this.numbers = numbers;
        }

        void each(String select, Part part) throws SQLException {
            each(select, "", part);
        }

        /// All of a page is kept anyway, so it is not read in parts.
        void each(String select, String order, Part part) throws SQLException {
            var _ = transaction.list(
                    select + MARKS + order,
                    row -> {
                        Rows run = Objects.requireNonNull(runs.get(row.integer("run")));
                        part.read(run, row);
                        return run;
                    },
                    numbers);
        }
    }

    private Key key(Transaction transaction, Row row) throws SQLException {
        long number = row.integer("key");
        Key known = keys.get(number);
        if (known != null) {
            return known;
        }
        Key key = transaction
                .find("SELECT name FROM tracking_key WHERE id = ?", it -> new Key(it.text("name")), number)
                .orElseThrow();
        if (keys.size() < MOST_REMEMBERED) {
            keys.put(number, key);
        }
        return key;
    }

    private static Metric metric(Key key, Row row) throws SQLException {
        double value = row.flag("nan") ? Double.NaN : row.real("value");
        return new Metric(key, value, Instant.ofEpochMilli(row.integer("at")), row.integer("step"));
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

    /// Of most runs nothing was captured, and reading that three hundred times would take a while.
    private static Capture capture(String text) {
        return text.equals(NOTHING_CAPTURED) ? Capture.nothing() : Json.read(text, Capture.class);
    }

    private static Run run(Row row) throws SQLException {
        return new Run(
                new RunId(row.text("id")),
                new RunKey(row.integer("number"), ExperimentId.of(row.integer("experiment"))),
                row.text("name"),
                RunStatus.parse(row.text("status")),
                row.integer("deleted") == 1 ? LifecycleStage.DELETED : LifecycleStage.ACTIVE,
                row.text("started_by"),
                row.text("user_name"),
                row.findText("parent").map(RunId::new),
                capture(row.text("capture")),
                new ArtifactLocation(row.text("artifacts")),
                row.instant("started_at"),
                row.findInstant("ended_at"),
                row.integer("revision"));
    }
}
