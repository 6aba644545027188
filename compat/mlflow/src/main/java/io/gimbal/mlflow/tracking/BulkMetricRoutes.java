package io.gimbal.mlflow.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoot;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.mlflow.Wording;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The history of one metric of many runs, for charts.
final class BulkMetricRoutes {
    private static final int MOST_RUNS = 100;
    private static final int MOST_POINTS = 25_000;
    private static final int MOST_STEPS = 2_500;

    private final RunLog log;

    BulkMetricRoutes(RunLog log) {
        this.log = log;
    }

    List<MlflowRoute> routes() {
        return List.of(
                MlflowRoute.get("/metrics/get-history-bulk", this::all).below(MlflowRoot.BROWSER),
                MlflowRoute.get("/metrics/get-history-bulk-interval", this::sampled));
    }

    private record Point(RunId run, Metric metric) {}

    private static void write(WireWriter json, Point point) {
        RunJson.metric(json, point.metric());
        json.text("run_id", point.run().value());
    }

    private Response all(Request request) {
        Fields fields = Fields.of(request);
        List<String> ids = fields.texts("run_id").stream().sorted().distinct().toList();
        String call = "GetMetricHistoryBulk request ";
        require(!ids.isEmpty(), call + "must specify at least one run_id.");
        require(ids.size() <= MOST_RUNS, call + "cannot specify more than " + MOST_RUNS + " run_ids.");
        Optional<String> key = fields.findText("metric_key").filter(it -> !it.isEmpty());
        require(key.isPresent(), call + "must specify a metric_key.");
        int most = fields.integer("max_results", MOST_POINTS, 1, MOST_POINTS);
        return points(put -> putAll(ids, new Key(key.orElseThrow()), most, put));
    }

    private void putAll(List<String> ids, Key key, int most, Consumer<Point> put) {
        int[] left = {most};
        for (String id : ids) {
            scan(Ids.run(id), key, point -> {
                if (left[0]-- > 0) {
                    put.accept(point);
                }
            });
        }
    }

    private Response sampled(Request request) {
        Fields fields = Fields.of(request);
        List<String> ids = fields.texts("run_ids").stream().distinct().toList();
        if (ids.isEmpty()) {
            throw fields.missing("run_ids");
        }
        String call = "GetMetricHistoryBulkInterval request ";
        require(ids.size() <= MOST_RUNS, call + "must specify at most " + MOST_RUNS + " run_ids.");
        Key key = new Key(fields.text("metric_key"));
        long most = fields.findInteger("max_results").orElse((long) MOST_STEPS);
        require(most >= 1 && most <= MOST_STEPS, "max_results must be between 1 and " + MOST_STEPS + ".");
        StepSample sample = StepSample.between(first(fields), last(fields), (int) most);
        List<RunId> runs = ids.stream().map(Ids::run).toList();
        runs.forEach(run -> {
            scan(run, key, point -> sample.see(point.metric().step()));
            sample.endOfRun();
        });
        sample.choose();
        return points(put -> runs.forEach(run -> putChosen(run, key, sample, put)));
    }

    private void putChosen(RunId run, Key key, StepSample sample, Consumer<Point> put) {
        List<Point> chosen = new ArrayList<>();
        scan(run, key, point -> {
            if (sample.isChosen(point.metric().step())) {
                chosen.add(point);
            }
        });
        chosen.sort(Comparator.comparingLong(point -> point.metric().step()));
        chosen.forEach(put);
    }

    private static long first(Fields fields) {
        boolean both = fields.has("start_step") == fields.has("end_step");
        require(both, "If either start step or end step are specified, both must be specified.");
        return fields.findInteger("start_step").orElse(Long.MIN_VALUE);
    }

    private static long last(Fields fields) {
        long last = fields.findInteger("end_step").orElse(Long.MAX_VALUE);
        long first = first(fields);
        require(
                first <= last,
                "end_step must be greater than start_step. Found start_step=" + first + " and end_step=" + last + ".");
        return last;
    }

    private void scan(RunId run, Key key, Consumer<Point> consumer) {
        Wording.ofRun(run.value(), () -> {
            log.scanMetric(run, key, metric -> {
                consumer.accept(new Point(run, metric));
                return true;
            });
            return run;
        });
    }

    private static Response points(Consumer<Consumer<Point>> source) {
        return WireWriter.answer(json -> json.stream("metrics", source, BulkMetricRoutes::write));
    }

    private static void require(boolean isSo, String message) {
        if (!isSo) {
            throw CodedException.invalidArgument(message);
        }
    }
}
