package io.gimbal.monitoring.running;

import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.monitoring.drift.ColumnDrift;
import io.gimbal.monitoring.drift.ColumnDrift.Verdict;
import io.gimbal.monitoring.drift.GroupDrift;
import io.gimbal.statistics.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The columns of a closed day as they are stored and shown: each number with what is needed to read it.
final class DriftJson {
    private DriftJson() {}

    /// @param groups by name
    static JsonArray columns(Map<String, GroupDrift> groups) {
        List<JsonValue> columns = new ArrayList<>();
        groups.forEach((group, drift) -> drift.columns().forEach(column -> columns.add(column(group, column))));
        return new JsonArray(columns);
    }

    private static JsonObject column(String group, ColumnDrift column) {
        return JsonObject.builder()
                .put("column", column.column())
                .put("group", group)
                .put("reference", counts(column.reference()))
                .put("current", counts(column.current()))
                .put("values", verdict(column.values()))
                .put("missing", verdict(column.missing()))
                .build();
    }

    private static JsonObject counts(Counts counts) {
        return JsonObject.builder()
                .put("used", counts.used())
                .put("missing", counts.missing())
                .put("non_finite", counts.nonFinite())
                .build();
    }

    private static JsonObject verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Judged judged -> judged(judged);
            case Verdict.TooFewValues few ->
                JsonObject.builder()
                        .put("state", "too-few-values")
                        .put("distinct", few.distinct())
                        .build();
            case Verdict.Undefined undefined ->
                JsonObject.builder()
                        .put("state", "undefined")
                        .put("why", undefined.why().explanation())
                        .build();
        };
    }

    /// `n` and `m` are the sizes the test had: used values, or all rows for a missing rate.
    private static JsonObject judged(Verdict.Judged judged) {
        JsonObject.Builder values = JsonObject.builder()
                .put("state", judged.ratio() > 1 ? "moved" : "calm")
                .put("measure", judged.measure())
                .put("effect", judged.effect())
                .put("limit", judged.limit())
                .put("method", judged.test().method())
                .put("statistic", judged.test().statistic())
                .put("p_value", judged.test().pValue())
                .put("alpha", judged.alpha())
                .put("n", judged.test().reference().used())
                .put("m", judged.test().current().used())
                .put("significant", judged.significant())
                .put("ratio", judged.ratio());
        ChunkJson.put(values, "detectable_effect", judged.detectable());
        return values.build();
    }
}
