package io.gimbal.bench.tracking;

import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/// A search that people make, each time about something else.
///
/// @param about a filter, made with numbers at random
/// @param orders what it is ordered by
record SearchQuestion(String what, Function<Random, String> about, List<String> orders) {
    static final int PAGE = 300;

    /// With a filter and an order by metrics, as people look for their best runs.
    static final SearchQuestion BESIDE_OTHERS =
            of("metric, in order of another", random -> metric(random, "<", 0.4, 0.6), "metrics.m19 ASC");

    static List<SearchQuestion> all() {
        return List.of(
                of("the latest", _ -> ""),
                BESIDE_OTHERS,
                of("one metric, half of the runs", random -> metric(random, "<", 0.4, 0.6)),
                of("one metric, 2 % of the runs", random -> metric(random, "<", 0.015, 0.025)),
                of("one metric, 0.1 % of the runs", random -> metric(random, ">", 0.9985, 0.9995)),
                of("metric, in its order", random -> "metrics.m0 < " + number(random, 0.3, 0.7), "metrics.m0 DESC"),
                of(
                        "two metrics and a param, in order of a metric",
                        random -> metric(random, "<", 0.4, 0.6) + " AND metrics.m18 > 0.3 AND params.p0 = 'v"
                                + random.nextInt(3) + "'",
                        "metrics.m19 ASC"),
                of("param of 3 values", random -> "params.p0 = 'v" + random.nextInt(3) + "'"),
                of("param of 1000 values", random -> "params.p5 = 'v" + random.nextInt(1000) + "'", "metrics.m3 DESC"),
                of("param by its beginning", random -> "params.p5 LIKE 'v" + (10 + random.nextInt(90)) + "%'"),
                of("in order of a param of 3 values", _ -> "", "params.p0 DESC"),
                of("in order of a param of 1000 values", _ -> "", "params.p5 ASC"),
                of(
                        "tag, metric and param",
                        random -> "tags.t0 = 'team" + random.nextInt(5) + "' AND " + metric(random, "<", 0.4, 0.6)
                                + " AND params.p0 != 'v0'"),
                of("children of a run", random -> "tags.mlflow.parentRunId = 'parent" + random.nextInt(100) + "'"),
                of("status, first started first", _ -> "attributes.status = 'FAILED'", "attributes.start_time ASC"),
                of("name", random -> "run_name = 'run-" + random.nextInt(10_000) + "'"),
                of("in order of the name", _ -> "", "attributes.run_name ASC"),
                of("in order of the end", _ -> "", "attributes.end_time DESC"));
    }

    private static SearchQuestion of(String what, Function<Random, String> filter, String... orders) {
        return new SearchQuestion(what, filter, List.of(orders));
    }

    private static String metric(Random random, String comparison, double from, double to) {
        return "metrics.m" + random.nextInt(15) + " " + comparison + " " + number(random, from, to);
    }

    private static String number(Random random, double from, double to) {
        return String.format(Locale.ROOT, "%.6f", random.nextDouble(from, to));
    }

    /// What a client sends for the first page, and, with the token of one, for the next.
    String body(String filter, String token) {
        return Json.text(JsonObject.builder()
                .put("experiment_ids", JsonArray.of(new JsonString(Tables.EXPERIMENT)))
                .put("filter", filter)
                .put(
                        "order_by",
                        new JsonArray(
                                orders.stream().<JsonValue>map(JsonString::new).toList()))
                .put("max_results", PAGE)
                .put("page_token", token)
                .build());
    }

    /// About something else each time.
    String filter(Random random) {
        return about.apply(random);
    }
}
