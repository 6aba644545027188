package io.gimbal.server.bridges;

import io.gimbal.core.CodedException;
import io.gimbal.data.DatasetFiles;
import io.gimbal.data.DatasetVersion;
import io.gimbal.data.Datasets;
import io.gimbal.features.SourceName;
import io.gimbal.features.SourceRows;
import java.util.List;
import java.util.Optional;

/// Features read what was ingested as dataset versions.
public final class DatasetSourceRows implements SourceRows {
    private final Datasets datasets;
    private final DatasetFiles files;

    public DatasetSourceRows(Datasets datasets, DatasetFiles files) {
        this.datasets = datasets;
        this.files = files;
    }

    /// @throws CodedException FAILED_PRECONDITION if the source came in by several datasets, so that nobody can say
    /// which of them counts
    @Override
    public Optional<Version> find(SourceName source) {
        List<DatasetVersion> newest = datasets.listBySource(new io.gimbal.data.SourceName(source.text())).stream()
                .flatMap(dataset -> datasets.findNewest(dataset.name()).stream())
                .toList();
        if (newest.size() > 1) {
            throw CodedException.failedPrecondition("source \"" + source + "\" came in by several datasets: "
                    + String.join(
                            ", ",
                            newest.stream().map(it -> it.dataset().value()).toList()));
        }
        return newest.stream().findFirst().map(version -> new Version(version.ref(), files.find(version.content())));
    }
}
