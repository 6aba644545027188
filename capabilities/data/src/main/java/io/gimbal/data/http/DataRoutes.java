package io.gimbal.data.http;

import io.gimbal.data.DatasetDifferences;
import io.gimbal.data.DatasetRows;
import io.gimbal.data.Datasets;
import io.gimbal.data.Deliveries;
import io.gimbal.http.Route;
import java.util.List;
import java.util.stream.Stream;

/// The native interface of data.
public final class DataRoutes {
    /// Where questions in SQL are asked.
    public static final String QUERY = "/api/v1/data/query";

    private final Datasets datasets;
    private final Deliveries deliveries;
    private final DatasetRows rows;
    private final DatasetDifferences differences;

    public DataRoutes(Datasets datasets, Deliveries deliveries, DatasetRows rows, DatasetDifferences differences) {
        this.datasets = datasets;
        this.deliveries = deliveries;
        this.rows = rows;
        this.differences = differences;
    }

    public List<Route> routes() {
        return Stream.of(
                        new DatasetRoutes(datasets, differences).routes(),
                        new DeliveryRoutes(deliveries).routes(),
                        new RowRoutes(datasets, rows).routes())
                .flatMap(List::stream)
                .toList();
    }
}
