package io.gimbal.data.http;

import io.gimbal.data.ContractName;
import io.gimbal.data.Dataset;
import io.gimbal.data.Datasets;
import java.util.Optional;

/// A dataset as answered.
///
/// @param newest its newest version, if anything was added yet
record DatasetAnswer(
        String asset, String name, String source, Optional<String> contract, Optional<VersionAnswer> newest) {
    static DatasetAnswer of(Dataset dataset, Datasets datasets) {
        return new DatasetAnswer(
                dataset.ref().toString(),
                dataset.name().value(),
                dataset.source().value(),
                dataset.contract().map(ContractName::value),
                datasets.findNewest(dataset.name()).map(VersionAnswer::of));
    }
}
