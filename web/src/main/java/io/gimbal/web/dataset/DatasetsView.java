package io.gimbal.web.dataset;

import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Light;
import java.util.List;

/// All datasets.
public record DatasetsView(List<Row> datasets) {
    public DatasetsView {
        datasets = List.copyOf(datasets);
    }

    /// @param version the newest; empty before the first
    /// @param refusedShare of the rows read
    public record Row(
            AssetLink dataset,
            String source,
            String contract,
            String version,
            String rows,
            String refused,
            String refusedShare,
            Light light,
            String verdict,
            String asOf) {}
}
