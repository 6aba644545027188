package io.gimbal.tracking.http;

import io.gimbal.core.CodedException;
import io.gimbal.graph.AssetRef;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.json.JsonValue;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.LoggedDataset;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class RunLogRoutes {
    private static final String ONE = "/api/v1/runs/{run}";
    private static final int DEFAULT_HISTORY = 10_000;
    private static final int MAX_HISTORY = 100_000;

    private final RunLog log;

    RunLogRoutes(RunLog log) {
        this.log = log;
    }

    List<Route> routes() {
        return List.of(
                Route.post(ONE + "/batch", this::append).with(Route.Trait.RECORDED),
                Route.post(ONE + "/inputs", this::appendInputs),
                Route.get(ONE + "/metrics/{key...}", this::history),
                Route.delete(ONE + "/tags/{key...}", this::deleteTag));
    }

    private Response append(Request request) {
        NewBatch wanted = request.json(NewBatch.class);
        log.append(RunRoutes.id(request), wanted.batch());
        return Response.noContent();
    }

    private Response appendInputs(Request request) {
        List<DatasetInput> inputs = request.json(NewInputs.class).inputs().stream()
                .map(NewInput::input)
                .toList();
        log.appendInputs(RunRoutes.id(request), inputs, List.of());
        return Response.noContent();
    }

    private Response history(Request request) {
        long limit = request.query().only("limit").findInteger("limit").orElse((long) DEFAULT_HISTORY);
        if (limit < 1 || limit > MAX_HISTORY) {
            throw CodedException.invalidArgument("limit: " + limit + " is not between 1 and " + MAX_HISTORY);
        }
        RunId run = RunRoutes.id(request);
        List<MetricAnswer> values = new ArrayList<>();
        boolean[] more = {false};
        log.scanMetric(run, key(request), metric -> {
            more[0] = values.size() == limit;
            if (!more[0]) {
                values.add(MetricAnswer.of(metric));
            }
            return !more[0];
        });
        return Response.json(new History(values, more[0]));
    }

    private Response deleteTag(Request request) {
        log.deleteTag(RunRoutes.id(request), key(request));
        return Response.noContent();
    }

    private static Key key(Request request) {
        return new Key(request.pathParameter("key"));
    }

    record NewBatch(
            Optional<Map<String, String>> params,
            Optional<List<NewMetric>> metrics,
            Optional<Map<String, String>> tags) {

        RunBatch batch() {
            return new RunBatch(
                    Wire.newParams(params.orElse(Map.of())),
                    metrics.orElse(List.of()).stream().map(NewMetric::metric).toList(),
                    Wire.tags(tags.orElse(Map.of())));
        }
    }

    record NewMetric(String key, JsonValue value, Instant at, Optional<Long> step) {
        Metric metric() {
            return new Metric(new Key(key), MetricAnswer.number(value), at, step.orElse(0L));
        }
    }

    record NewInputs(List<NewInput> inputs) {}

    record NewInput(String name, String digest, Optional<String> context, Optional<String> asset) {
        DatasetInput input() {
            return new DatasetInput(
                    LoggedDataset.of(name, digest), context.orElse(""), Map.of(), asset.map(AssetRef::parse));
        }
    }

    /// @param more whether there are values beyond the limit
    record History(List<MetricAnswer> values, boolean more) {}
}
