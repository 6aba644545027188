package io.gimbal.web.compare;

import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What scripts draw of runs: the runs, and a column of each param and metric with the value of each run, null where it
/// has none. A column is of numbers if all its values are.
final class CompareJson {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private CompareJson() {}

    private record Column(String kind, String name) {}

    static String of(List<RunRecord> records) {
        Map<Column, Map<Integer, String>> values =
                new TreeMap<>(Comparator.comparing(Column::kind).reversed().thenComparing(Column::name));
        for (int i = 0; i < records.size(); i++) {
            int run = i;
            Run one = records.get(i).run();
            one.endedAt()
                    .map(end -> Duration.between(one.startedAt(), end).toMillis() / 1e3)
                    .ifPresent(seconds -> values.computeIfAbsent(
                                    new Column("run", "duration in seconds"), _ -> new HashMap<>())
                            .put(run, Double.toString(seconds)));
            records.get(i)
                    .params()
                    .forEach(param -> values.computeIfAbsent(
                                    new Column("param", param.key().value()), _ -> new HashMap<>())
                            .put(run, param.value()));
            records.get(i).metrics().stream()
                    .filter(metric -> Double.isFinite(metric.value()))
                    .forEach(metric -> values.computeIfAbsent(
                                    new Column("metric", metric.key().value()), _ -> new HashMap<>())
                            .put(run, Double.toString(metric.value())));
        }
        List<JsonValue> columns = new ArrayList<>();
        values.forEach((column, cells) -> columns.add(column(column, cells, records.size())));
        return Json.text(JsonObject.builder()
                .put(
                        "runs",
                        new JsonArray(records.stream().map(CompareJson::run).toList()))
                .put("columns", new JsonArray(columns))
                .build());
    }

    private static JsonValue run(RunRecord record) {
        return JsonObject.builder()
                .put("id", record.run().id().value())
                .put("name", record.run().name())
                .put("start", new JsonNumber.Whole(record.run().startedAt().toEpochMilli()))
                .build();
    }

    private static JsonValue column(Column column, Map<Integer, String> cells, int runs) {
        boolean numbers = cells.values().stream().allMatch(CompareJson::isNumber);
        List<JsonValue> values = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            String cell = cells.get(run);
            values.add(cell == null ? JsonNull.NULL : numbers ? number(cell) : new JsonString(cell));
        }
        return JsonObject.builder()
                .put("kind", column.kind())
                .put("name", column.name())
                .put("numbers", numbers)
                .put("values", new JsonArray(values))
                .build();
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
    }

    private static JsonNumber number(String text) {
        return new JsonNumber.Real(Double.parseDouble(text));
    }
}
