package io.gimbal.features;

import java.nio.file.Path;
import java.util.List;

/// A training set that was built.
///
/// @param path the Parquet file
/// @param features its last columns
public record TrainingSet(Path path, long rowCount, List<ServiceFeature> features) {
    public TrainingSet {
        features = List.copyOf(features);
    }
}
