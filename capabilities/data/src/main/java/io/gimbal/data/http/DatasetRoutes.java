package io.gimbal.data.http;

import io.gimbal.data.Dataset;
import io.gimbal.data.DatasetDifferences;
import io.gimbal.data.Datasets;
import io.gimbal.http.PageAnswer;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import java.util.List;
import java.util.Optional;

/// Datasets, their versions and what lies between two of them.
final class DatasetRoutes {
    private final Datasets datasets;
    private final DatasetDifferences differences;

    DatasetRoutes(Datasets datasets, DatasetDifferences differences) {
        this.datasets = datasets;
        this.differences = differences;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/datasets", this::list),
                Route.get(Wire.DATASET, request -> Response.json(answer(datasets.get(Wire.dataset(request))))),
                Route.get(Wire.VERSIONS, this::listVersions),
                Route.get(Wire.VERSION, request -> Response.json(VersionAnswer.of(Wire.version(datasets, request)))),
                Route.get(
                        Wire.VERSION + "/profile",
                        request -> Response.json(datasets.profile(Wire.version(datasets, request)))),
                Route.get(Wire.DATASET + "/diff", this::difference));
    }

    private Response list(Request request) {
        List<DatasetAnswer> all = datasets.list().stream().map(this::answer).toList();
        return Response.json(new PageAnswer<>(all, Optional.empty()));
    }

    private DatasetAnswer answer(Dataset dataset) {
        return DatasetAnswer.of(dataset, datasets);
    }

    private Response listVersions(Request request) {
        Parameters query = request.query().only(PageAnswer.SIZE, PageAnswer.AFTER);
        return Response.json(PageAnswer.of(
                datasets.listVersions(Wire.dataset(request), PageAnswer.request(query)), VersionAnswer::of));
    }

    private Response difference(Request request) {
        Parameters query = request.query().only("from", "to");
        return Response.json(DifferenceAnswer.of(differences.between(
                Wire.dataset(request), Wire.number("from", query.get("from")), Wire.number("to", query.get("to")))));
    }
}
