package io.gimbal.data.http;

import io.gimbal.data.DatasetName;
import io.gimbal.data.DatasetRows;
import io.gimbal.data.DatasetVersion;
import io.gimbal.data.Datasets;
import io.gimbal.data.Table;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at rows.
final class RowRoutes {
    private final Datasets datasets;
    private final DatasetRows rows;

    RowRoutes(Datasets datasets, DatasetRows rows) {
        this.datasets = datasets;
        this.rows = rows;
    }

    List<Route> routes() {
        return List.of(
                Route.get(Wire.VERSION + "/rows", this::first),
                Route.get(Wire.VERSION + "/quarantine", this::firstRefused),
                Route.post(DataRoutes.QUERY, this::query).with(Route.Trait.QUESTION));
    }

    private Response first(Request request) {
        long limit = Wire.limit(request.query().only(Wire.LIMIT));
        return answer(rows.first(Wire.version(datasets, request), limit));
    }

    private Response firstRefused(Request request) {
        Parameters query = request.query().only(Wire.LIMIT, "rule");
        DatasetVersion version = Wire.version(datasets, request);
        long limit = Wire.limit(query);
        return answer(query.find("rule")
                .map(rule -> rows.firstRefused(version, rule, limit))
                .orElseGet(() -> rows.firstRefused(version, limit)));
    }

    private Response query(Request request) {
        Question asked = request.json(Question.class);
        Map<DatasetName, Long> versions = new LinkedHashMap<>();
        asked.versions().orElse(Map.of()).forEach((name, number) -> versions.put(new DatasetName(name), number));
        return answer(rows.query(asked.sql(), versions, Wire.limit(asked.limit().orElse(1_000L))));
    }

    private static Response answer(Table table) {
        return Response.json(table);
    }

    /// @param versions numbers by dataset, for those that are not to be the newest
    record Question(String sql, Optional<Long> limit, Optional<Map<String, Long>> versions) {}
}
